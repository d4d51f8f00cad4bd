import RDBulkSystem
import Testing

@Suite("System: workers") struct WorkerTests {
  /// What can't be copied goes there and back.
  struct Job: ~Copyable, Sendable { let number: Int }

  @Test("A worker does one job after another and gives each product once") func jobs() throws {
    let worker = try Worker { (job: consuming Job) in job.number * 2 }
    #expect(worker.take() == nil)
    // With no job there is nothing to wait for.
    worker.wait()
    for number in 1...200 {
      worker.start(Job(number: number))
      worker.wait()
      #expect(worker.take() == number * 2)
      #expect(worker.take() == nil)
    }
  }

  @Test("The descriptor is readable while a product can be taken") func descriptor() throws {
    let worker = try Worker { (job: Int) in job }
    let end = Descriptor(standard: worker.descriptor)
    let before = end.isReadable()
    #expect(!before)
    worker.start(1)
    worker.wait()
    let done = end.isReadable()
    #expect(done)
    #expect(worker.take() == 1)
    let after = end.isReadable()
    #expect(!after)
  }

  @Test("A worker finishes its job before it ends") func end() throws {
    final class Box: Sendable {
      let pipe: WakePipe
      init() throws { pipe = try WakePipe() }
    }
    let box = try Box()
    do {
      let worker = try Worker { (_: Int) in box.pipe.put() }
      worker.start(1)
    }
    let end = Descriptor(standard: box.pipe.readEnd)
    let isDone = end.isReadable()
    #expect(isDone)
  }
}
