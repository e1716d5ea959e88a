// Package batch works through many items with a distributed Map, so that nothing fails silently: the results are written, every
// Map Run has a name, the number of children is bounded, and a poison item becomes a recorded result instead of a failed child.
//
//	run := batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key), batch.S3Writer(results, "findings"),
//		batch.Label("ReadStudies"), batch.MaxConcurrency(50), func(b batch.Body[Finding], row *Row) {
//			b.StartAt(builder.Task(b, "Run model", …))
//		})
//	w.StartAt(run).Then(next) // which reads run.Written()
//
// # Outcomes
//
// A child records an [Outcome] of its item: ok with the result, or failed with the error, its cause, and the item itself. So the limits of
// failures that a batch tolerates are there for faults: a missing permission, errors that [Faults] names, a child that is ended because it
// took too long, a state that gave more than 256 KiB, an error in an expression outside the body. Without a limit the first such fault ends the
// batch. That items failed does not: somebody must look at the outcomes. [RunWithoutOutcomes] leaves them off.
//
// The states of a child of batch "Read studies":
//
//	Read studies: Work (a Parallel with one branch: the body) → its Output is the outcome
//	     |→ Read studies: Record failure   every other error
//	     |→ Read studies: Fault            States.Permissions, and what Faults names
//
// # Children
//
// The children are EXPRESS executions, unless what is in them needs STANDARD ones: the Comment of the Map says which, and why. An EXPRESS child
// ends after five minutes, and may run more than once: what it does to the world bears a repetition, or [Standard] is given. A Task
// without a Timeout does not count as long; give it one.
//
// # While it runs, and afterwards
//
// A distributed Map has no timeout of its own: that of the workflow is the only one, and Build warns where there is none. The Map Run's ARN, in
// [MapRun.Written] and in each output, is what operators call UpdateMapRun with, to change the concurrency and the limits while it runs, and
// DescribeMapRun. A failed execution is redriven: the children that failed are run again, STANDARD ones from the state that failed,
// EXPRESS ones from their start. The role that `aslgen iam` derives may do so for the label's executions. A Retry of the Map instead starts again with
// all items.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
package batch
