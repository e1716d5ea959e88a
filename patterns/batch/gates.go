package batch

// MaxOpenGates is [MaxConcurrency] for a run whose body asks a person about each item: at most so many questions are open at a time, since a child
// that waits for its answer is at work. It is what the reviewers can take, rather than what the machine can.
//
// A child that waits for a task token is a STANDARD execution; [Run] makes it one by its content, and Build refuses [Express] for it. The
// gate is in the body: its timeout, its record and its rejection are the item's own, and a gate that fails is a recorded failure of that item. A
// review of the whole run is a gate at an exit of its [Reconciliation] instead, with [Reconciliation.Report] in the question.
func MaxOpenGates(n int) Concurrency { return MaxConcurrency(n) }
