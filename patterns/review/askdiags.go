package review

import "github.com/aslgen/aslgen/asl/diag"

// The codes of the asking side. A code is never renumbered or reused.
var (
	errRetryAsks = diag.Def{
		Code: "ASL6831", Severity: diag.Error, Title: "a retry asks the reviewers again",
		Doc: "A retry of a state that waits for a task token has a new token and asks again; the token before it is dead. Only errors of " +
			"sending are retried, by their names, never an expiry, a cancellation, or all errors.",
		Bad:  "review.Via(call, builder.RetryOn())",
		Good: "review.Via(call, builder.RetryOn(\"SNS.ThrottledException\"))",
	}
	errLevels = diag.Def{
		Code: "ASL6832", Severity: diag.Error, Title: "levels of a gate cannot be told apart",
		Doc:  "The levels of a gate have different groups, since the group is a part of the idempotency key of the question.",
		Bad:  "review.Escalate(review.Level{Timeout: time.Hour, Channel: queue})",
		Good: "review.Escalate(review.Level{Group: \"on call\", Timeout: time.Hour, Channel: queue})",
	}
	errReminder = diag.Def{
		Code: "ASL6833", Severity: diag.Error, Title: "unusable reminders of a gate",
		Doc: "Reminders come after whole seconds, before the time of the level is up, and 1,000 times at most: an execution ends when its history has 25,000 events. A level that is asked by Via needs a channel for the " +
			"reminders of its own.",
		Bad:  "review.Remind(72 * time.Hour) // the gate has 48 hours",
		Good: "review.Remind(12 * time.Hour)",
	}
	errRepeated = diag.Def{
		Code: "ASL6834", Severity: diag.Error, Title: "questions of an inline Map cannot be told apart",
		Doc: "The iterations of an inline Map share the name of the execution, which idempotency keys and audit records begin with. A gate in " +
			"one takes what differs between the items into its key.",
		Bad:  "review.Gate(p, \"Review\", ask, sink) // p is the processor of a Map",
		Good: "review.Gate(p, \"Review\", ask, sink, review.PerItem(&p.Item().ID))",
	}
	errQuorum = diag.Def{
		Code: "ASL6835", Severity: diag.Error, Title: "unusable quorum of a gate",
		Doc: "A quorum has 2 to 20 seats, the one of Ask among them, and needs 1 approval at least and one of each seat at most. Its seats are asked at " +
			"once, so that there are no further levels and no reminders.",
		Bad:  "review.Quorum(3, review.Seat{Group: \"surgery\", Channel: queue}) // 2 seats",
		Good: "review.Quorum(2, review.Seat{Group: \"surgery\", Channel: queue})",
	}
	errFourEyes = diag.Def{
		Code: "ASL6836", Severity: diag.Error, Title: "gate that cannot know who has approved before",
		Doc:  "The gates of a workflow share one list of those who have approved. It is made once.",
		Bad:  "review.FourEyes(nil)",
		Good: "review.FourEyes(approved) // approved := review.Reviewers(w)",
	}
)

// askDefs are the definitions of the asking side, sorted by code.
func askDefs() []diag.Def {
	return []diag.Def{errRetryAsks, errLevels, errReminder, errRepeated, errQuorum, errFourEyes}
}
