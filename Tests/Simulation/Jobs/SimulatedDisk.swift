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

/// Somebody else has been at a file that the process writes.
struct Meddled: Error {}

/// A folder with a job's files: what the process sees of them, and what the disk has kept.
struct SimulatedDisk {
  enum Name: CaseIterable { case results, rejects, accepts, before, journal, newJournal, history }

  /// What goes wrong, at the step of that number.
  enum Mishap {
    case crash(Crash.Kind)
    /// From here on nothing can be written.
    case full
    /// Somebody else moves the file away, or writes to it, at that step or the first one after the files are open.
    case meddle(Name, isMoved: Bool)
  }

  /// A file that the process has open, and how long it has made it.
  private struct Handle {
    var file: Int
    var length: Int
  }

  private var files: [SimulatedFile] = []
  private var names: [Name: Int] = [:]
  private var keptNames: [Name: Int] = [:]
  /// The folder after each change that was not synced.
  private var nameChanges: [[Name: Int]] = []
  private var open: [Name: Handle] = [:]
  /// Writes of rows since the files were last examined.
  private(set) var unexamined = 0
  /// How what somebody did to a file is undone: the file, and where in it there are how many bytes too many.
  private var meddled: (name: Name, file: Int, surplus: Range<Int>)?
  /// Files that were written to long after the last process had ended.
  private(set) var touched: Set<Name> = []
  private var random: SeededRandom
  private(set) var steps = 0
  private(set) var isFull = false
  /// Whether the process has opened the job's files.
  var isRunning = false
  var mishap: (step: Int, what: Mishap)?

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  subscript(_ name: Name) -> [UInt8]? { names[name].map { files[$0].content } }

  /// A process starts, to which nothing has happened yet.
  mutating func begin(_ mishap: (step: Int, what: Mishap)?) {
    steps = 0
    isFull = false
    isRunning = false
    self.mishap = mishap
    open = [:]
    unexamined = 0
  }

  /// Whatever a process does that another one may find done or not; it may be its last step.
  mutating func step() throws {
    steps += 1
    guard let mishap else { return }
    if case .meddle(let name, let isMoved) = mishap.what, isRunning, steps >= mishap.step {
      self.mishap = nil
      return meddle(name, isMoved: isMoved)
    }
    guard mishap.step == steps else { return }
    switch mishap.what {
    case .crash(let kind): throw Crash(kind: kind)
    case .full: isFull = true
    case .meddle: break
    }
  }

  // MARK: - What a process can do

  mutating func create(_ name: Name) throws {
    try step()
    files.append(SimulatedFile())
    names[name] = files.count - 1
    open[name] = Handle(file: files.count - 1, length: 0)
    touched.remove(name)
    nameChanges.append(names)
  }

  /// The file that the process writes to under that name, whatever has the name by now.
  private mutating func opened(_ name: Name) -> Int? {
    if open[name] == nil, let file = names[name] { open[name] = Handle(file: file, length: files[file].content.count) }
    return open[name]?.file
  }

  /// A write that does not come to its end has done some of its work.
  mutating func write(_ bytes: [UInt8], to name: Name) throws {
    guard !bytes.isEmpty, let file = opened(name) else { return }
    // The history is written at its end as its process knows it, over what a failed write has left.
    if name == .history, let length = open[name]?.length { files[file].cut(to: length) }
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
    open[name]?.length += bytes.count
    if ![.journal, .newJournal, .history].contains(name) { unexamined += 1 }
  }

  mutating func cut(_ name: Name, to length: Int) throws {
    try step()
    guard let file = opened(name) else { return }
    files[file].cut(to: length)
    open[name]?.length = files[file].content.count
  }

  mutating func sync(_ name: Name) throws {
    try step()
    if let file = opened(name) { files[file].sync(files[file].changes) }
  }

  mutating func rename(_ name: Name, to other: Name) throws {
    try step()
    names[other] = names[name]
    names[name] = nil
    open[other] = open[name]
    open[name] = nil
    nameChanges.append(names)
  }

  mutating func syncFolder() throws {
    try step()
    keptNames = names
    nameChanges = []
  }

  // MARK: - Syncing on a thread

  /// How many changes of a file a sync that begins now will have the disk keep.
  mutating func changes(_ name: Name) -> Int { opened(name).map { files[$0].changes } ?? 0 }

  /// A sync is done that began when there were so many changes.
  mutating func keep(_ name: Name, _ changes: Int) {
    if let file = opened(name) { files[file].sync(changes) }
  }

  // MARK: - Somebody else

  /// Whether a file that the process writes is not under its name, or has something else in it.
  var isMeddledWith: Bool {
    open.contains { name, handle in
      names[name] != handle.file || files[handle.file].content.count != handle.length
    }
  }

  /// What a process does to notice that.
  mutating func examine() throws {
    unexamined = 0
    if isMeddledWith { throw Meddled() }
  }

  private mutating func meddle(_ name: Name, isMoved: Bool) {
    guard let file = names[name], meddled == nil else { return }
    let length = files[file].content.count
    if isMoved { names[name] = nil } else { files[file].append([0x78, 0x2C]) }
    meddled = (name, file, length..<files[file].content.count)
  }

  /// Somebody sees what was done and puts it right. Only where the power is never cut.
  mutating func putBack() {
    guard let (name, file, surplus) = meddled else { return }
    meddled = nil
    if names[name] == nil { names[name] = file }
    files[file].remove(surplus)
  }

  /// Somebody adds a row to a file between two runs.
  mutating func edit(_ name: Name) {
    guard let file = names[name] else { return }
    files[file].append(ArraySlice("mended@x.y,1\n".utf8))
    touched.insert(name)
  }

  mutating func remove(_ name: Name) {
    names[name] = nil
    nameChanges.append(names)
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
