// Package reviewer answers a gate of package review: it is the other side, where a person decides. It works over the Step Functions
// client that the program has already, and depends on no SDK:
//
//	desk, err := reviewer.New(sfn.NewFromConfig(cfg), time.Now)
//	…
//	ticket, note, err := reviewer.Open[Note](message) // the body of the message that the gate sent
//	…
//	err = desk.Approve(ctx, ticket, reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: shown})
//
// An answer that the gate would not take is refused before anything is sent: one that is late, that is for other content than the
// reviewer saw, that has no name or no reason, or that comes from the author. What Step Functions says is a typed error, too: see
// [Kind]. The gate checks all of it again, so that a program without this package can do no harm.
//
// # Tokens
//
// The task token of a request lets anyone answer for it. A [Token] does not print, log or write itself; [Token.Reveal] is the only way to its
// text. It belongs in no address, page or log: give each review an id of its own, and look the token up where the answer is sent. A
// client that logs its requests with their bodies (aws.LogRequestWithBody) would log the token, too.
//
// # Storing
//
// A review waits for hours, so its message is to be stored. Store it as it came, encrypted like a password, under its idempotency
// key, and [Open] it again for the answer. A second message with the same key has a new token, after a retry or a redrive, and replaces
// the first: the older token is dead.
//
// # Rights
//
// The role of the program needs states:SendTaskSuccess, states:SendTaskFailure and states:SendTaskHeartbeat on the state machine.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
package reviewer
