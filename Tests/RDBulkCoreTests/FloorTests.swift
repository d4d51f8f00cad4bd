import Foundation
import Testing

/// The rooms of RDBulkCore stand on floors: a room uses only the rooms below its own.
@Suite("The rooms of RDBulkCore") struct FloorTests {
  /// From the ground up; rooms on one floor don't use each other.
  static let floors: [[String]] = [
    ["Base"], ["Language"], ["Text"], ["Terms"], ["API"], ["Rows", "Engine", "Auth", "History"], ["Ledger"],
    ["Job", "Check"],
    ["Command"], ["Telling"],
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/RDBulkCore").standardized

  /// Each file of the sources with its path below RDBulkCore.
  private static let files: [(path: String, source: String)] = {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    return all.compactMap { element in
      guard let file = element as? URL, file.pathExtension == "swift",
        let source = try? String(contentsOf: file, encoding: .utf8)
      else { return nil }
      return (String(file.path.dropFirst(folder.path.count).drop { $0 == "/" }), source)
    }
  }()

  /// One line for each use of a type that stands on the same floor in another room, or higher up.
  static func arrowsUpward(_ files: [(path: String, source: String)]) -> [String] {
    var floorOf: [String: Int] = [:]
    for (floor, rooms) in floors.enumerated() { for room in rooms { floorOf[room] = floor } }
    let sources = files.map {
      (room: String($0.path.prefix { $0 != "/" }), path: $0.path, names: SourceNames($0.source))
    }
    var rooms: [String: Set<String>] = [:]
    for source in sources { for name in source.names.declared { rooms[name, default: []].insert(source.room) } }
    var lines: [String] = []
    for source in sources {
      guard let floor = floorOf[source.room] else {
        lines.append("\(source.path): \(source.room) stands on no floor")
        continue
      }
      for name in source.names.used.subtracting(source.names.nested).sorted() {
        for room in rooms[name, default: []].sorted() where room != source.room && floorOf[room, default: .max] >= floor
        {
          lines.append("\(source.path) uses \(name) of \(room)")
        }
      }
    }
    return lines.sorted()
  }

  @Test("Every room uses only the rooms below its own") func sources() {
    #expect(Self.files.count > 200, "the sources are found")
    #expect(Self.arrowsUpward(Self.files) == [])
  }

  @Test(
    "A use of a higher room is found however it is written",
    arguments: [
      ("let job: Job? = nil", ["Rows/A.swift uses Job of Job"]),
      ("func run(_ pacer: Pacer) {}", ["Rows/A.swift uses Pacer of Engine"]),
      (#"let text = "\(Job.name) waits""#, ["Rows/A.swift uses Job of Job"]),
      (#"let text = "Job waits" // and Job"#, []), ("/* Job */ let digits = Digits()", []), ("enum Job {}", []),
      ("let kind = other.Job", []),
    ])
  func arrow(_ line: String, _ arrows: [String]) {
    let files = [
      ("Base/Digits.swift", "package struct Digits {}"), ("Job/Job.swift", "package struct Job: ~Copyable {}"),
      ("Engine/Pacer.swift", "package struct Pacer {}"), ("Rows/A.swift", "struct A {\n\(line)\n}"),
    ]
    #expect(Self.arrowsUpward(files) == arrows)
  }

  @Test("A room without a floor is named") func unknownRoom() {
    #expect(Self.arrowsUpward([("Attic/A.swift", "")]) == ["Attic/A.swift: Attic stands on no floor"])
  }
}
