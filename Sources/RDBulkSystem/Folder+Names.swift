import Libc
package import RDBulkCore

extension Folder {
  /// The names of everything in it but `.` and `..`, in no order; names that are not UTF-8 are left out.
  package func names(action: @autoclosure () -> Message) throws(SystemError) -> [String] {
    // A stream of its own, with its own place in the folder.
    let number = unsafe openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw SystemError(after: action) }
    guard let stream = unsafe fdopendir(number) else {
      let error = SystemError(after: action)
      _ = close(number)
      throw error
    }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw SystemError(after: action) }
        return names
      }
      // The entry's name ends with a zero and stays until the next call; it is copied at once.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          unsafe String(validatingCString: $0)
        }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
  }
}
