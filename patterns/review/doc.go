// Package review asks a human for approval and lets nobody walk round the answer.
//
//	q := Question{}
//	gate := review.Gate(w, "Physician review",
//		review.Ask(&q, &draft.Result().SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.DraftKey, &draft.Result().Key)),
//		review.DynamoDB(builder.Param("review_table")))
//	gate.OnApprove(publish).OnReject(withdraw).OnRework(draft, 3).Guards(publish)
//	w.StartAt(draft).Then(gate)
//
// The states of the gate:
//
//	Begin → Ask ——————————→ Decision? → Record approval → Approved → OnApprove
//	         | expired          |     → Record rejection → OnReject
//	         | cancelled        |     → Record rework → OnRework, a bounded number of times
//	         | superseded       |     → Record invalid answer → OnInvalid
//	         | failed
//	         ↓
//	      Record … → OnTimeout, OnCancel, OnFailure
//
// What holds of every gate:
//
//   - It waits for a bounded time. A task token without a timeout may wait for a year; [Ask] takes none without.
//   - Only an explicit approval leads to the state Approved. An answer counts when its decision is one of the enumeration, it repeats the hash of
//     the content that was asked about, names who decided, in which role and when, came in time, has a comment where it rejects or asks for rework,
//     and is not that of the [Author]. Whatever else comes, of whatever JSON types, is recorded as invalid and approves nothing.
//   - Every way out writes one record of what happens, before anything follows. When it cannot be written, the execution fails.
//   - What the gate guards cannot be reached past it: [GateState.Guards] has Build prove that, of every path, or print the path that leads round.
//   - A rejection, an expiry and a cancellation are results: the execution goes on, and [GateState.Status] tells them apart. [FailOnTimeout] and the
//     defaults of OnInvalid and OnFailure end it with an error.
//   - Only the sending is retried, never the wait.
//
// [GateOf] takes a decision type of the user's own.
//
// A gate hands a [Request] to a [Channel]; the reviewer's side brings an [Answer] back. Package
// [github.com/aslgen/aslgen/patterns/review/reviewer] is that side. [RequestSchema] and [AnswerSchema] describe both documents
// for programs in other languages.
//
// A redrive goes on at the state that failed: a record that could not be written is written then, and nobody is asked a second time. What is
// changed in the machine takes effect in executions that start later only.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
package review
