package review

// Names of errors that the reviewer's side ends a gate with, by SendTaskFailure. A gate leaves through OnCancel for both.
const (
	// ErrCancelled says that nobody needs the decision any more.
	ErrCancelled = "Review.Cancelled"
	// ErrSuperseded says that a newer draft is to be reviewed in place of this one.
	ErrSuperseded = "Review.Superseded"
)
