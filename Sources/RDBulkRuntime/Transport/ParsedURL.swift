import CCurl
import RDBulkCore

/// A URL that libcurl has taken apart: for many requests, or to be judged. Safe to use until it is freed: its owner frees
/// it once no handle has it.
@safe struct ParsedURL {
  private let parts: OpaquePointer

  /// A URL that requests are sent to. Throws where libcurl takes `text` for none.
  init(_ text: String) throws(Failure) {
    // As it stands, like those that are given as text: dots included.
    guard let url = ParsedURL(text, flags: CURLU_PATH_AS_IS) else {
      throw .gaveUp("libcurl could not take the request.")
    }
    self = url
  }

  /// nil where libcurl takes `text` for no URL. Schemes are not looked at that libcurl does not speak.
  init?(_ text: String, _ form: URLReader.Form) {
    switch form {
    case .absolute: self.init(text, flags: CURLU_PATH_AS_IS | CURLU_NON_SUPPORT_SCHEME)
    // As libcurl reads its own option for a proxy.
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

  /// Makes a handle ask for this URL.
  func use(for transfer: Transfer) -> CURLcode {
    unsafe rdbulk_set_pointer(transfer.handle, CURLOPT_CURLU, UnsafeMutableRawPointer(parts))
  }

  /// The part `name`; nil where the URL has none.
  private func part(_ name: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    // The text is the caller's, and is copied before it is given back.
    guard unsafe curl_url_get(parts, name, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }

  /// What it was taken apart into.
  var values: URLParts {
    URLParts(
      scheme: part(CURLUPART_SCHEME) ?? "", host: part(CURLUPART_HOST) ?? "",
      hasUserInfo: part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil || part(CURLUPART_OPTIONS) != nil,
      port: part(CURLUPART_PORT).map { Int($0) ?? 0 }, path: part(CURLUPART_PATH) ?? "")
  }
}

extension URLReader {
  /// The reader that connects: libcurl.
  static let libcurl = URLReader { text, form in
    // A zero would end the text for libcurl.
    guard !text.utf8.contains(0), let url = ParsedURL(text, form) else { return nil }
    defer { url.free() }
    return url.values
  }
}
