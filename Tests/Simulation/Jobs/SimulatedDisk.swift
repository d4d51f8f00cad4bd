import RDBulkCore

/// The process is gone, and all that it had in memory.
struct Crash: Error {
  enum Kind: CaseIterable {
    /// What was written stays, synced or not; the last write may be torn.
    case kill
    /// Of what was not synced, each file and the folder keep a beginning at most.
    case powerCut
  }
  var kind: Kind
}

/// There is no room for a write.
struct DiskFull: Error {}

/// A folder with a job's files: what the process sees of them, and what the disk has kept.
struct SimulatedDisk {
  enum Name: CaseIterable { case results, rejects, accepts, before, journal, newJournal }

  /// What goes wrong, at the step of that number.
  enum Mishap {
    case crash(Crash.Kind)
    /// From here on nothing can be written.
    case full
  }

  private var files: [SimulatedFile] = []
  private var names: [Name: Int] = [:]
  private var keptNames: [Name: Int] = [:]
  /// The folder after each change that was not synced.
  private var nameChanges: [[Name: Int]] = []
  private var random: SeededRandom
  private(set) var steps = 0
  private(set) var isFull = false
  var mishap: (step: Int, what: Mishap)?

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  subscript(_ name: Name) -> [UInt8]? { names[name].map { files[$0].content } }

  /// A process starts, to which nothing has happened yet.
  mutating func begin(_ mishap: (step: Int, what: Mishap)?) {
    steps = 0
    isFull = false
    self.mishap = mishap
  }

  /// Whatever a process does that another one may find done or not; it may be its last step.
  mutating func step() throws {
    steps += 1
    guard let mishap, mishap.step == steps else { return }
    switch mishap.what {
    case .crash(let kind): throw Crash(kind: kind)
    case .full: isFull = true
    }
  }

  // MARK: - What a process can do

  mutating func create(_ name: Name) throws {
    try step()
    files.append(SimulatedFile())
    names[name] = files.count - 1
    nameChanges.append(names)
  }

  /// A write that does not come to its end has done some of its work.
  mutating func write(_ bytes: [UInt8], to name: Name) throws {
    guard !bytes.isEmpty, let file = names[name] else { return }
    let part = Int.random(in: 0...bytes.count, using: &random)
    do { try step() } catch {
      files[file].append(bytes[..<part])
      throw error
    }
    guard !isFull else {
      files[file].append(bytes[..<(part / 2)])
      throw DiskFull()
    }
    files[file].append(bytes[...])
  }

  mutating func cut(_ name: Name, to length: Int) throws {
    try step()
    if let file = names[name] { files[file].cut(to: length) }
  }

  mutating func sync(_ name: Name) throws {
    try step()
    if let file = names[name] { files[file].sync(files[file].changes) }
  }

  mutating func rename(_ name: Name, to other: Name) throws {
    try step()
    names[other] = names[name]
    names[name] = nil
    nameChanges.append(names)
  }

  mutating func syncFolder() throws {
    try step()
    keptNames = names
    nameChanges = []
  }

  // MARK: - Syncing on a thread

  /// How many changes of a file a sync that begins now will have the disk keep.
  func changes(_ name: Name) -> Int { names[name].map { files[$0].changes } ?? 0 }

  /// A sync is done that began when there were so many changes.
  mutating func keep(_ name: Name, _ changes: Int) {
    if let file = names[name] { files[file].sync(changes) }
  }

  // MARK: - Power

  /// The machine goes down and comes up again.
  mutating func cutPower() {
    let kept = Int.random(in: 0...nameChanges.count, using: &random)
    if kept > 0 { keptNames = nameChanges[kept - 1] }
    names = keptNames
    nameChanges = []
    for file in files.indices { files[file].lose(&random) }
  }
}
