// Package polltask starts a job with one call and asks with another one until the job has ended: for the jobs of AWS services
// that Step Functions cannot wait for itself, because no .sync exists for them. It works over the types of any two calls, those of
// the packages beside it and the user's own.
//
//	job := polltask.New(w, "Import", start, get, polltask.Statuses[GetOutput, Status]{…}, polltask.Schedule{…})
//	job.Start.Arguments(&req, …)
//	job.Get.Arguments(&ask, builder.Bind(&ask.JobId, &job.Start.Result().JobId))
//	w.StartAt(job.OnFailure(refused).OnTimeout(late)).Then(done)
//
// The states of job "Import":
//
//	Import: Begin → Import: Start → Import: Wait → Import: Get → Import: Ended? → Import: Done
//	                                     ↑_______________________________|   → OnFailure, OnTimeout
//
// A status that the type does not list, because it is newer than the program, counts as a failure, so that no job is polled for
// ever.
//
// An execution of a STANDARD workflow has at most 25,000 events in its history. Asking once takes 9 of them: Wait and Choice 2 each,
// the Task 5; each retry of the Task takes 3 more. So at most some 2,770 questions fit, which are 46 hours of one a minute. Build
// warns where a [Schedule] of constants does not fit. Executions of a distributed Map have a history each, the iterations of an inline Map
// share one.
// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
package polltask
