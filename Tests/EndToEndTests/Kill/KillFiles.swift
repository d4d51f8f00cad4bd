import Foundation
import RDBulkCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A job's files as a kill leaves them, read without the program's own readers.
enum KillFiles {
  struct Result: Decodable {
    let row: Int
    let status: String
  }

  /// The whole lines of a results file; what was torn at its end is left out.
  static func results(_ folder: Folder, _ name: String) -> [Result] {
    let bytes = folder.bytes(name)
    let whole = bytes[...(bytes.lastIndex(of: 0x0A) ?? -1)]
    if name.hasSuffix(".jsonl") {
      let decoder = JSONDecoder()
      return whole.split(separator: 0x0A).compactMap { try? decoder.decode(Result.self, from: Data($0)) }
    }
    return parseCSV(String(decoding: whole, as: UTF8.self)).compactMap { record in
      guard record.count == 11, let row = Int(record[0]) else { return nil }
      return Result(row: row, status: record[3])
    }
  }

  /// The rows that a journal says may have left and were not taken back; a torn record at its end is left out.
  static func sentRows(_ journal: String) -> Set<Int> {
    var sent: Set<Int> = []
    let lines = journal.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for line in lines where line.hasPrefix("t ") {
      for word in line.split(separator: " ").dropLast() {
        if word.hasPrefix("u") { sent.subtract(rows(word.dropFirst())) }
      }
      for word in line.split(separator: " ").dropLast() {
        if word.hasPrefix("s") { sent.formUnion(rows(word.dropFirst())) }
      }
    }
    return sent
  }

  private static func rows(_ text: Substring) -> [Int] {
    text.split(separator: ",").flatMap { part in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      return Array((ends.first ?? 1)...(ends.last ?? 0))
    }
  }

  /// The length of a file; nil where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
