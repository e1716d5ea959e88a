package reviewer_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// grade is a decision of a user's own; only "unclear" needs a reason.
type grade string

func (grade) Values() []grade { return []grade{"clear", "unclear"} }

func (g grade) NeedsComment() bool { return g == "unclear" }

// level is a decision that never needs a reason.
type level int

func (level) Values() []level { return []level{1, 2, 3} }

// broken is a decision that JSON cannot have.
type broken string

func (broken) Values() []broken { return []broken{"x"} }

func (broken) MarshalJSON() ([]byte, error) { return nil, errors.New("no form") }

func TestAnswers(t *testing.T) {
	bare := signature()
	bare.Comment = ""
	for name, c := range map[string]struct {
		decide func(context.Context, *reviewer.Desk, reviewer.Ticket) error
		want   string
	}{
		"approve": {
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket) error {
				return d.Approve(ctx, t, signature())
			},
			`{"decision":"approve","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00.123Z","comment":"because","contentHash":"sha256:aa"}`,
		},
		"approve without a comment": {
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket) error { return d.Approve(ctx, t, bare) },
			`{"decision":"approve","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00.123Z","comment":"","contentHash":"sha256:aa"}`,
		},
		"reject": {
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket) error {
				return d.Reject(ctx, t, signature())
			},
			`{"decision":"reject","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00.123Z","comment":"because","contentHash":"sha256:aa"}`,
		},
		"rework, with what HTML escapes and blanks around the names": {
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket) error {
				s := signature()
				s.Reviewer, s.Role, s.Comment = " dr-k\n", " radiologist ", "a < b & ü"
				return d.Rework(ctx, t, s)
			},
			`{"decision":"rework","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00.123Z","comment":"a < b & ü","contentHash":"sha256:aa"}`,
		},
		"a decision of the user's own": {
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket) error {
				return reviewer.Decide(ctx, d, t, grade("clear"), bare)
			},
			`{"decision":"clear","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00.123Z","comment":"","contentHash":"sha256:aa"}`,
		},
		"a decision that says nothing of comments": {
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket) error {
				return reviewer.Decide(ctx, d, t, level(2), bare)
			},
			`{"decision":2,"reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00.123Z","comment":"","contentHash":"sha256:aa"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, client, ticket := desk(t)
			require.NoError(t, c.decide(t.Context(), d, ticket))
			require.Equal(t, []call{{operation: "SendTaskSuccess", token: secret, output: c.want}}, client.calls)
		})
	}
}

// TestAnswersFitTheirSchema holds what is sent to the schema that other programs get.
func TestAnswersFitTheirSchema(t *testing.T) {
	text, faults := review.AnswerSchema[review.Decision]()
	require.Empty(t, faults)
	schema, err := validator.CompileString("answer.json", string(text))
	require.NoError(t, err)
	for _, decision := range review.Decision("").Values() {
		d, client, ticket := desk(t)
		require.NoError(t, reviewer.Decide(t.Context(), d, ticket, decision, signature()))
		var sent any
		require.NoError(t, json.Unmarshal([]byte(client.calls[0].output), &sent))
		require.NoError(t, schema.Validate(sent))
	}
}

func TestRefusedBeforeAnythingIsSent(t *testing.T) {
	approve := func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
		return d.Approve(ctx, t, s)
	}
	for name, c := range map[string]struct {
		change func(*reviewer.Ticket, *reviewer.Signature)
		decide func(context.Context, *reviewer.Desk, reviewer.Ticket, reviewer.Signature) error
		kind   reviewer.Kind
		text   string
	}{
		"expired":               {func(k *reviewer.Ticket, _ *reviewer.Signature) { k.ExpiresAt = noon.Add(-1) }, approve, reviewer.ErrExpired, "waited until 2026-05-04T12:00:00Z"},
		"expires now":           {func(k *reviewer.Ticket, _ *reviewer.Signature) { k.ExpiresAt = noon }, approve, reviewer.ErrExpired, "waited until"},
		"other content":         {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.ContentHash = "sha256:bb" }, approve, reviewer.ErrContent, `saw "sha256:bb", the gate asks about "sha256:aa"`},
		"content unknown":       {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.ContentHash = "" }, approve, reviewer.ErrContent, `saw ""`},
		"nobody":                {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Reviewer = " " }, approve, reviewer.ErrReviewer, "does not say who"},
		"no role":               {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Role = "\t" }, approve, reviewer.ErrRole, "in which role dr-k"},
		"the author":            {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Reviewer = "dr-m" }, approve, reviewer.ErrAuthor, "dr-m made the draft"},
		"the author, otherwise": {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Reviewer = " Dr-M " }, approve, reviewer.ErrAuthor, "Dr-M made the draft"},
		"too large":             {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Comment = strings.Repeat("ü", 131072) }, approve, reviewer.ErrTooLarge, "Step Functions takes 262144"},
		"no token":              {func(k *reviewer.Ticket, _ *reviewer.Signature) { k.Token = reviewer.Token{} }, approve, reviewer.ErrRequest, "taskToken is absent"},
		"an empty token":        {func(k *reviewer.Ticket, _ *reviewer.Signature) { k.Token = reviewer.NewToken("") }, approve, reviewer.ErrRequest, "taskToken is absent"},
		"a ticket of nothing":   {func(k *reviewer.Ticket, _ *reviewer.Signature) { *k = reviewer.Ticket{} }, approve, reviewer.ErrRequest, "taskToken is absent"},
		"a ticket without a end": {func(k *reviewer.Ticket, _ *reviewer.Signature) {
			k.ExpiresAt = request().ExpiresAt.AddDate(-9999, 0, 0)
		}, approve, reviewer.ErrExpired, "waited until"},
		"rejection without reason": {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Comment = " \n" },
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
				return d.Reject(ctx, t, s)
			}, reviewer.ErrComment, "reject needs a comment"},
		"rework without reason": {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Comment = "" },
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
				return d.Rework(ctx, t, s)
			}, reviewer.ErrComment, "rework needs a comment"},
		"an own decision without reason": {func(_ *reviewer.Ticket, s *reviewer.Signature) { s.Comment = "" },
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
				return reviewer.Decide(ctx, d, t, grade("unclear"), s)
			}, reviewer.ErrComment, "unclear needs a comment"},
		"an unknown decision": {func(*reviewer.Ticket, *reviewer.Signature) {},
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
				return reviewer.Decide(ctx, d, t, review.Decision("APPROVE"), s)
			}, reviewer.ErrDecision, "APPROVE is no decision of this gate: they are [approve reject rework]"},
		"no decision": {func(*reviewer.Ticket, *reviewer.Signature) {},
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
				return reviewer.Decide(ctx, d, t, review.Decision(""), s)
			}, reviewer.ErrDecision, "no decision of this gate"},
		"a decision without form": {func(*reviewer.Ticket, *reviewer.Signature) {},
			func(ctx context.Context, d *reviewer.Desk, t reviewer.Ticket, s reviewer.Signature) error {
				return reviewer.Decide(ctx, d, t, broken("x"), s)
			}, reviewer.ErrAnswer, "no form"},
	} {
		t.Run(name, func(t *testing.T) {
			d, client, ticket := desk(t)
			s := signature()
			c.change(&ticket, &s)
			err := c.decide(t.Context(), d, ticket, s)
			require.ErrorIs(t, err, c.kind)
			require.ErrorContains(t, err, c.text)
			require.NotContains(t, err.Error(), secret)
			var e *reviewer.Error
			require.ErrorAs(t, err, &e)
			require.False(t, e.Sent())
			require.Empty(t, client.calls)
		})
	}
}

// TestLargestAnswer sends the largest answer there is, and not one byte more.
func TestLargestAnswer(t *testing.T) {
	d, client, ticket := desk(t)
	s := signature()
	s.Comment = ""
	require.NoError(t, d.Approve(t.Context(), ticket, s))
	room := 262144 - len(client.calls[0].output)
	s.Comment = strings.Repeat("<", room)
	require.NoError(t, d.Approve(t.Context(), ticket, s))
	require.Len(t, client.calls[1].output, 262144)
	s.Comment += "<"
	require.ErrorIs(t, d.Approve(t.Context(), ticket, s), reviewer.ErrTooLarge)
	require.Len(t, client.calls, 2)
}
