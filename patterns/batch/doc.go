// Package batch works through many items with a distributed Map, so that nothing fails silently: the results are written, every
// Map Run has a name, the number of children is bounded, and a poison item becomes a recorded result instead of a failed child.
//
//	run := batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key), batch.S3Writer(results, "findings"),
//		batch.Label("ReadStudies"), batch.MaxConcurrency(50), func(b batch.Body[Finding], row *Row) {
//			b.StartAt(builder.Task(b, "Run model", …))
//		})
//	w.StartAt(run).Then(next) // which reads run.Written()
//
// https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
package batch
