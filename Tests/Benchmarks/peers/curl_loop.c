// The floor for `send`: the least that libcurl's multi interface needs to post COUNT event bodies.
//
//   curl_loop URL COUNT IN_FLIGHT [BODIES]
//
// BODIES holds one request body a line; without it the bodies are made from a counter. Nothing is parsed, paced, tried
// again or recorded; any answer but 200 ends the run. Prints errors only.
#define _GNU_SOURCE
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

struct slot {
  CURL *easy;
  char *body;  // owned by getline or malloc; must stay as it is while the transfer runs
  size_t capacity;
  size_t received;
  char answer[1024];
};

static void fail(const char *what, const char *why) {
  fprintf(stderr, "curl_loop: %s: %s\n", what, why);
  exit(1);
}

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
  struct slot *slot = context;
  size_t length = size * count;
  if (length > sizeof slot->answer - slot->received) return 0;
  memcpy(slot->answer + slot->received, bytes, length);
  slot->received += length;
  return length;
}

static size_t next_body(struct slot *slot, FILE *bodies, long number) {
  if (bodies) {
    ssize_t length = getline(&slot->body, &slot->capacity, bodies);
    if (length < 0) fail("bodies", "fewer lines than COUNT");
    if (length > 0 && slot->body[length - 1] == '\n') length -= 1;
    return (size_t)length;
  }
  if (!slot->body) {
    slot->capacity = 256;
    slot->body = malloc(slot->capacity);
    if (!slot->body) fail("bodies", "out of memory");
  }
  const char *form =
      "{\"event_type\":\"OPPORTUNITY_LOST\",\"event_family\":\"CDP\",\"payload\":{"
      "\"email\":\"contato%ld@exemplo.com.br\",\"funnel_name\":\"default\",\"reason\":\"Motivo da perda %ld\"}}";
  return (size_t)snprintf(slot->body, slot->capacity, form, number, number % 7);
}

static void start(CURLM *multi, struct slot *slot, FILE *bodies, long number) {
  size_t length = next_body(slot, bodies, number);
  slot->received = 0;
  curl_easy_setopt(slot->easy, CURLOPT_POSTFIELDS, slot->body);
  curl_easy_setopt(slot->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
  CURLMcode code = curl_multi_add_handle(multi, slot->easy);
  if (code != CURLM_OK) fail("add", curl_multi_strerror(code));
}

static struct curl_slist *request_headers(void) {
  const char *token = getenv("RD_ACCESS_TOKEN");
  char authorization[4096];
  snprintf(authorization, sizeof authorization, "Authorization: Bearer %s", token ? token : "sandbox-token");
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  return curl_slist_append(headers, authorization);
}

static void check(struct slot *slot, CURLcode result) {
  if (result != CURLE_OK) fail("transfer", curl_easy_strerror(result));
  long status = 0;
  curl_easy_getinfo(slot->easy, CURLINFO_RESPONSE_CODE, &status);
  if (status == 200 && slot->received > 0) return;
  char text[64];
  snprintf(text, sizeof text, "status %ld with %zu bytes", status, slot->received);
  fail("answer", text);
}

int main(int argc, char **argv) {
  if (argc < 4) fail("usage", "curl_loop URL COUNT IN_FLIGHT [BODIES]");
  long count = atol(argv[2]), in_flight = atol(argv[3]);
  if (count < 1 || in_flight < 1) fail("usage", "COUNT and IN_FLIGHT are positive numbers");
  if (in_flight > count) in_flight = count;
  FILE *bodies = argc > 4 ? fopen(argv[4], "r") : NULL;
  if (argc > 4 && !bodies) fail(argv[4], "cannot be opened");

  char url[2048];
  snprintf(url, sizeof url, "%s/platform/events?event_type=opportunity_lost", argv[1]);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  struct curl_slist *headers = request_headers();
  struct slot *slots = calloc((size_t)in_flight, sizeof *slots);
  if (!multi || !headers || !slots) fail("start", "out of memory");

  long started = 0, finished = 0;
  for (; started < in_flight; started++) {
    struct slot *slot = &slots[started];
    slot->easy = curl_easy_init();
    if (!slot->easy) fail("start", "no easy handle");
    curl_easy_setopt(slot->easy, CURLOPT_URL, url);
    curl_easy_setopt(slot->easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(slot->easy, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(slot->easy, CURLOPT_WRITEDATA, slot);
    curl_easy_setopt(slot->easy, CURLOPT_PRIVATE, slot);
    curl_easy_setopt(slot->easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(slot->easy, CURLOPT_TIMEOUT, 30L);
    start(multi, slot, bodies, started);
  }

  while (finished < count) {
    int running, waiting;
    CURLMcode code = curl_multi_perform(multi, &running);
    if (code != CURLM_OK) fail("perform", curl_multi_strerror(code));
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &waiting));) {
      if (message->msg != CURLMSG_DONE) continue;
      CURLcode result = message->data.result;
      struct slot *slot = NULL;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &slot);
      curl_multi_remove_handle(multi, slot->easy);
      check(slot, result);
      finished++;
      if (started < count) start(multi, slot, bodies, started++);
    }
    if (finished == count) break;
    code = curl_multi_poll(multi, NULL, 0, 1000, NULL);
    if (code != CURLM_OK) fail("poll", curl_multi_strerror(code));
  }

  for (long index = 0; index < in_flight; index++) {
    curl_easy_cleanup(slots[index].easy);
    free(slots[index].body);
  }
  curl_multi_cleanup(multi);
  curl_slist_free_all(headers);
  free(slots);
  if (bodies) fclose(bodies);
  curl_global_cleanup();
  return 0;
}
