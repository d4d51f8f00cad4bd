import CCurl
import RDBulkCore

/// A URL as libcurl parses it, to use for many requests or to be judged. Safe to use until it is freed, which its owner
/// does once no handle uses it.
@safe struct ParsedURL {
  private let parts: OpaquePointer

  /// A URL to send requests to. Throws if libcurl doesn't accept `text` as one.
  init(_ text: String) throws(Failure) {
    // As it is, like those given as text: dots included.
    guard let url = ParsedURL(text, flags: CURLU_PATH_AS_IS) else {
      throw .gaveUp("libcurl did not accept the request.")
    }
    self = url
  }

  /// nil if libcurl doesn't accept `text` as a URL. Schemes that libcurl doesn't support are accepted here.
  init?(_ text: String, _ form: URLReader.Form) {
    switch form {
    case .absolute: self.init(text, flags: CURLU_PATH_AS_IS | CURLU_NON_SUPPORT_SCHEME)
    // The way libcurl reads its own proxy option.
    case .proxy: self.init(text, flags: CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME)
    }
  }

  private init?(_ text: String, flags: Int32) {
    guard let parts = unsafe curl_url() else { return nil }
    guard unsafe curl_url_set(parts, CURLUPART_URL, text, UInt32(flags)) == CURLUE_OK else {
      unsafe curl_url_cleanup(parts)
      return nil
    }
    unsafe self.parts = parts
  }

  func free() { unsafe curl_url_cleanup(parts) }

  /// Makes a handle request this URL.
  func use(for transfer: Transfer) -> CURLcode {
    unsafe rdbulk_set_pointer(transfer.handle, CURLOPT_CURLU, UnsafeMutableRawPointer(parts))
  }

  /// The part `name`; nil if the URL doesn't have it.
  private func part(_ name: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    // libcurl hands over the text, which is copied before it is freed.
    guard unsafe curl_url_get(parts, name, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }

  /// Its parts.
  var values: URLParts {
    URLParts(
      scheme: part(CURLUPART_SCHEME) ?? "", host: part(CURLUPART_HOST) ?? "",
      hasUserInfo: part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil || part(CURLUPART_OPTIONS) != nil,
      port: part(CURLUPART_PORT).map { Int($0) ?? 0 }, path: part(CURLUPART_PATH) ?? "")
  }
}

extension URLReader {
  /// libcurl, which is also what connects.
  static let libcurl = URLReader { text, form in
    // To libcurl, a zero byte would end the text.
    guard !text.utf8.contains(0), let url = ParsedURL(text, form) else { return nil }
    defer { url.free() }
    return url.values
  }
}
