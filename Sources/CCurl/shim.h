// libcurl's setters and getters are variadic, and its constants are partly macros: neither reaches Swift. Each
// wrapper here fixes one argument type, so that a wrong type is a compile error and not a stack misread.
#ifndef RDBULK_CCURL_SHIM_H
#define RDBULK_CCURL_SHIM_H

#include <curl/curl.h>
#include <stdio.h>

// The compiler that reads this header, as major * 10000 + minor * 100 + patch: Swift has no other name for its version.
static const int RDBULK_SWIFT_VERSION = __swift__;

// Offsets from the beginning, which is all that a seek callback is asked for.
static const int RDBULK_SEEK_SET = SEEK_SET;

static inline CURLcode rdbulk_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode rdbulk_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode rdbulk_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode rdbulk_set_headers(CURL *handle, struct curl_slist *value) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}

static inline CURLcode rdbulk_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*rdbulk_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode rdbulk_set_data_callback(CURL *handle, CURLoption option, rdbulk_data_callback callback) {
  return curl_easy_setopt(handle, option, callback);
}

static inline CURLcode rdbulk_set_read_callback(CURL *handle, rdbulk_data_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_READFUNCTION, callback);
}

typedef int (*rdbulk_seek_callback)(void *context, curl_off_t offset, int origin);

static inline CURLcode rdbulk_set_seek_callback(CURL *handle, rdbulk_seek_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, callback);
}

typedef int (*rdbulk_prerequest_callback)(void *context, char *remote_ip, char *local_ip, int remote_port,
                                          int local_port);

static inline CURLcode rdbulk_set_prerequest_callback(CURL *handle, rdbulk_prerequest_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode rdbulk_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

typedef int (*rdbulk_socket_callback)(void *context, curl_socket_t socket, curlsocktype purpose);

static inline CURLcode rdbulk_set_socket_callback(CURL *handle, rdbulk_socket_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, callback);
}

static inline CURLcode rdbulk_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode rdbulk_get_pointer(CURL *handle, CURLINFO info, void *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode rdbulk_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The union inside CURLMsg and the macro behind this result type are both awkward from Swift.
static inline CURLcode rdbulk_message_result(const CURLMsg *message) { return message->data.result; }
static inline CURLcode rdbulk_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
