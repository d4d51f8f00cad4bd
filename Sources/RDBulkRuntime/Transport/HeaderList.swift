import CCurl
import RDBulkCore

/// A list of header lines in libcurl's format. Safe to use until it is freed, which its owner does once no handle uses
/// it.
@safe struct HeaderList {
  private let list: UnsafeMutablePointer<curl_slist>

  /// Copies `lines`, which must not be empty.
  init(_ lines: [String]) throws(Failure) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = unsafe curl_slist_append(list, line) else {
        unsafe curl_slist_free_all(list)
        throw .gaveUp("There is not enough memory for the request's headers.")
      }
      unsafe list = longer
    }
    guard let list = unsafe list else { throw .gaveUp("A request needs headers.") }
    unsafe self.list = list
  }

  func free() { unsafe curl_slist_free_all(list) }

  /// Makes a handle use these headers.
  func use(for transfer: Transfer) -> Bool { unsafe rdbulk_set_headers(transfer.handle, list) == CURLE_OK }
}
