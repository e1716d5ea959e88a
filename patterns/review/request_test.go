package review_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/review"
)

// TestRequestIsFilledByAWorkflow: every field takes what a workflow has for it, and what the answer brings can be compared with it.
func TestRequestIsFilledByAWorkflow(t *testing.T) {
	type draft struct {
		ID     string `json:"id"`
		SHA256 string `json:"sha256"`
		Author string `json:"author"`
	}
	w := builder.New[draft, review.Answer[review.Decision]]("filled")
	in := w.Input()
	req := review.Request[note]{Gate: "Physician review", Level: "ward", Round: 1}
	ask := builder.Task(w, "Ask", sqstask.WithToken[review.Request[note], review.Answer[review.Decision]]("https://sqs.eu-central-1.amazonaws.com/123456789012/reviews")).
		Arguments(&req,
			builder.Bind(&req.TaskToken, builder.TaskToken()),
			builder.Bind(&req.IdempotencyKey, builder.ExecutionName()),
			builder.Bind(&req.RequestedAt, builder.StateEnteredTime()),
			builder.Bind(&req.ExpiresAt, builder.AddTime(builder.StateEnteredTime(), time.Hour)),
			builder.Bind(&req.ContentHash, &in.SHA256),
			builder.BindPtr(&req.Author, &in.Author),
			builder.Bind(&req.Ask.ID, &in.ID),
		).Timeout(time.Hour)
	done := builder.SucceedExpr(w, "Done", builder.From(ask.Result()))
	answer := ask.Result()
	w.StartAt(ask)
	ask.Then(builder.Choice(w, "In time?").
		When(builder.And(builder.Equal(&answer.Decision, review.Approve), builder.IsBefore(&answer.DecidedAt, builder.Now())), done).
		Otherwise(builder.Fail(w, "Late", "Late", "the answer is late")))
	_, faults := w.Build()
	require.Empty(t, faults)
}
