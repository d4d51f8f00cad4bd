import CCurl
import RDBulkCore

/// What the program was built with, and what it runs with.
enum LibraryVersions {
  /// What `rdbulk --version` prints.
  static var text: String {
    // A text of libcurl's own that lives as long as the process; it is copied at once.
    let libcurl = unsafe curl_version().map { unsafe String(cString: $0) } ?? "libcurl"
    return Version.lines(libcurl: libcurl, swift: Int(RDBULK_SWIFT_VERSION))
  }
}
