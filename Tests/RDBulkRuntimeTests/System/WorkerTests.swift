import RDBulkSystem
import Testing

@Suite("The worker") struct WorkerTests {
  /// What can't be copied goes there and back.
  struct Job: ~Copyable, Sendable { let number: Int }

  @Test("does one job after the other, and gives each product once") func jobs() throws {
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

  @Test("tells by its descriptor that a product can be taken, until it is") func descriptor() throws {
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

  @Test("ends the job that it was given before it goes") func end() throws {
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
