import Foundation
import RDBulkCore
import Testing

@testable import RDBulkSystem

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A pipe's two ends as plain numbers.
func makePipe() throws -> (reading: Int32, writing: Int32) {
  var ends: [Int32] = [-1, -1]
  // Two elements are what the call fills.
  let made = unsafe ends.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress) }
  try #require(made == 0)
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  return (ends[0], ends[1])
}

@Suite("System: descriptors") struct DescriptorTests {
  private func isOpen(_ number: Int32) -> Bool { fcntl(number, F_GETFD) >= 0 }

  private func readAll(_ descriptor: borrowing Descriptor) throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 50_000)
    while true {
      // The call writes at most the buffer's length into it before the closure ends.
      let result = unsafe buffer.withUnsafeMutableBytes { unsafe descriptor.read(into: $0, action: "") }
      guard let count = try result.get() else { continue }
      if count == 0 { return all }
      all += buffer[..<count]
    }
  }

  @Test("An owned descriptor is closed with its owner, a borrowed one isn't") func ownership() throws {
    let (reading, writing) = try makePipe()
    do { _ = Descriptor(standard: writing) }
    #expect(isOpen(writing))
    do {
      let owner = Descriptor(owning: writing)
      try owner.write([1, 2, 3].span, action: "")
    }
    // The end of the input comes only once nobody can write any more.
    let reader = Descriptor(owning: reading)
    let all = try readAll(reader)
    #expect(all == [1, 2, 3])
  }

  @Test("A stopped terminal is recognised as not writable") func held() throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    // The call writes the two numbers.
    let made = unsafe openpty(&ends.master, &ends.slave, nil, nil, nil)
    try #require(made == 0)
    defer { for end in [ends.master, ends.slave] { _ = close(end) } }
    let terminal = Descriptor(standard: ends.slave)
    var answers = [terminal.isWritable()]
    for action in [TCOOFF, TCOON] {
      try #require(tcflow(ends.slave, action) == 0)
      answers.append(terminal.isWritable())
    }
    #expect(answers == [true, false, true])
  }

  @Test("A write completes although a pipe can't hold it at once, blocking or not", arguments: [false, true])
  func writesAll(_ blocks: Bool) throws {
    let (reading, writing) = try makePipe()
    if !blocks { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }
    let bytes = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    Thread.detachNewThread {
      let writer = Descriptor(owning: writing)
      try? writer.write(bytes.span, action: "")
    }
    let reader = Descriptor(owning: reading)
    let all = try readAll(reader)
    #expect(all == bytes)
  }

  @Test("A descriptor knows whether a read would block") func readable() throws {
    let (reading, writing) = try makePipe()
    let (other, otherWriting) = try makePipe()
    let reader = Descriptor(owning: reading)
    let second = Descriptor(owning: other)
    let before = reader.isReadable()
    #expect(!before)
    do {
      let waker = Descriptor(owning: otherWriting)
      try waker.write([1].span, action: "")
      // Returns although there is nothing to read, because the other one has something.
      reader.waitUntilReadable(or: second.number)
      let writer = Descriptor(owning: writing)
      try writer.write([1].span, action: "")
      reader.waitUntilReadable(or: reading)
      let after = reader.isReadable()
      #expect(after)
    }
  }

  @Test("A read moves the place of the next one in a file, one at an offset doesn't, and a pipe has no places")
  func places() throws {
    let place = try TestFolder()
    try place.write("in", [1, 2, 3, 4])
    let file = try Descriptor.open(place.path("in"), .read, action: "")
    var buffer: [UInt8] = [0, 0]
    // The calls write at most the buffer's length into it before the closure ends.
    let there = unsafe buffer.withUnsafeMutableBytes { unsafe file.read(into: $0, at: 2, action: "") }
    #expect(try there.get() == 2)
    #expect(buffer == [3, 4])
    let before = file.position()
    #expect(before == 0)
    let here = unsafe buffer.withUnsafeMutableBytes { unsafe file.read(into: $0, action: "") }
    #expect(try here.get() == 2)
    #expect(buffer == [1, 2])
    let after = file.position()
    #expect(after == 2)
    let (reading, writing) = try makePipe()
    let reader = Descriptor(owning: reading)
    let writer = Descriptor(owning: writing)
    let none = reader.position()
    #expect(none == nil)
    // Neither has anything, so that this would last for ever.
    reader.waitUntilReadable(or: writer.number, milliseconds: 1)
    let isReadable = reader.isReadable()
    #expect(!isReadable)
  }

  @Test("The error says what was being done") func errors() throws {
    let missing = #expect(throws: SystemError.self) {
      let descriptor = try Descriptor.open("/nowhere/x", .read, action: "'x' can't be read")
      _ = descriptor.number
    }
    #expect(missing?.message.english == "'x' can't be read: there is no such file or folder.")
    #expect(missing?.code == .noSuchFile)
    let folder = #expect(throws: SystemError.self) {
      try Descriptor.open("/tmp", .read, action: "").readAll(action: "The journal 'j' can't be read")
    }
    #expect(folder?.message.english == "The journal 'j' can't be read: it is a folder.")
    _ = signal(SIGPIPE, SIG_IGN)
    let (reading, writing) = try makePipe()
    _ = close(reading)
    let gone = #expect(throws: SystemError.self) {
      try Descriptor(owning: writing).write([1].span, action: "The results can't be written")
    }
    #expect(gone?.message.english == "The results can't be written: the reader at the other end has gone.")
  }
}
