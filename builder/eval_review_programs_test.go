package builder_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

type (
	reviewed   struct{ Hash, Author string }
	reviewAsk  struct{ Text string }
	reviewDone struct {
		Status            review.Status
		Reviewer, Comment string
		Round             int
	}
	// opinion is a decision type of a user's own.
	opinion string
)

func (opinion) Values() []opinion { return []opinion{"release", "approve", "hold", "again", "consult"} }

func (o opinion) Meaning() review.Meaning {
	return map[opinion]review.Meaning{"release": review.MeansApprove, "approve": review.MeansReject, "hold": review.MeansReject,
		"again": review.MeansRework, "consult": review.MeansOther}[o]
}

// reviewRules is what a gate is to make of answers.
type reviewRules struct {
	meaning map[string]review.Status // of a decision that is valid
	author  bool
	late    bool // answers come when the time is up
	max     int  // rounds of rework
	limit   int  // characters of an answer, which comes through the cause of an error; 0: it does not
}

var plainRules = map[string]review.Status{"approve": review.Approved, "reject": review.Rejected, "rework": review.Reworked}

// reviewPrograms ask reviewers, whose answers are right, nearly right, and any JSON. Whatever they are, the gate ends as the same
// rules in Go say, its record says so too, and nothing but an approval of the very content approves.
func reviewPrograms() []evalProgram {
	hourly := review.Remind(time.Hour)
	table, keep := review.DynamoDB("records"), review.AuditVia(lambdatask.Function[review.Record, nothing]("keep"))
	bucket, bus := review.S3("records", "r/"), review.EventBridgeAudit("reviews")
	return []evalProgram{
		reviewProgram("gate", reviewRules{meaning: plainRules, max: 2}, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], _ *reviewed) *review.GateState {
			return review.Gate(w, "G", q, keep)
		}),
		reviewProgram("gate that knows the author", reviewRules{meaning: plainRules, author: true, max: 1}, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], in *reviewed) *review.GateState {
			return review.Gate(w, "G", q, table, review.Author(&in.Author))
		}),
		reviewProgram("gate without rework", reviewRules{meaning: map[string]review.Status{"approve": review.Approved, "reject": review.Rejected}}, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], _ *reviewed) *review.GateState {
			return review.Gate(w, "G", q, bucket, review.WithoutRework())
		}),
		reviewProgram("gate that is answered late", reviewRules{meaning: plainRules, late: true, max: 2}, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], _ *reviewed) *review.GateState {
			return review.Gate(w, "G", q, bus)
		}),
		reviewProgram("gate with reminders", reviewRules{meaning: plainRules, max: 1, limit: 32768}, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], _ *reviewed) *review.GateState {
			return review.Gate(w, "G", q, keep, hourly)
		}),
		reviewProgram("gate with decisions of the user's own", reviewRules{meaning: map[string]review.Status{"release": review.Approved, "approve": review.Rejected,
			"hold": review.Rejected, "again": review.Reworked, "consult": review.Other}, max: 3}, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], _ *reviewed) *review.GateState {
			g := review.GateOf[opinion](w, "G", q, keep)
			return g.On("consult", reviewEnd(w, g.GateState, "Consulted")).GateState
		}),
	}
}

func reviewEnd(w *builder.Workflow[reviewed, reviewDone], g *review.GateState, name string) builder.State {
	out := reviewDone{}
	return builder.Succeed(w, name, &out, builder.Bind(&out.Status, g.Status()), builder.Bind(&out.Reviewer, g.Reviewer()),
		builder.Bind(&out.Comment, g.Comment()), builder.Bind(&out.Round, g.Round()))
}

func reviewProgram(name string, rules reviewRules, gate func(*builder.Workflow[reviewed, reviewDone], review.Question[reviewAsk], *reviewed) *review.GateState) evalProgram {
	timeout := 48 * time.Hour
	if rules.late {
		timeout = time.Second // each state takes one
	}
	p := flowProgram(name, func(w *builder.Workflow[reviewed, reviewDone], in *reviewed) {
		draft := builder.PassThrough(w, "Draft")
		q := reviewAsk{}
		g := gate(w, review.Ask(&q, &in.Hash, timeout, review.SQS("q"), builder.Bind(&q.Text, &in.Author)), in)
		publish := builder.Task(w, "Publish", lambdatask.Function[reviewed, nothing]("publish")).ArgumentsExpr(builder.From(in))
		publish.Then(reviewEnd(w, g, "Published"))
		ended := reviewEnd(w, g, "Ended")
		if rules.max > 0 {
			g.OnRework(draft, rules.max)
		}
		g.OnReject(ended).OnInvalid(ended).OnFailure(ended).OnApprove(publish).Guards(publish)
		w.StartAt(draft).Then(g)
	}, func(c *flowCheck[reviewed, reviewDone]) { checkReview(c, rules) })
	p.variants[0].share = 4
	p.variants[0].input = func(x *run) any {
		in := reviewed{Hash: []string{"h", "h", "h", "", " h"}[x.r.IntN(5)], Author: []string{"Ann", "Ann", " ann", ""}[x.r.IntN(4)]}
		answer := &looseAnswer{r: x.r, hash: in.Hash, stubborn: []string{"", "", "", "", "rework", "again"}[x.r.IntN(6)]}
		x.results["G: Ask"] = answer
		if rules.limit > 0 {
			x.results["G: Ask"] = &longAnswer{answer, rules.limit}
		}
		return in
	}
	return p
}

// looseAnswer is another answer each time: a right one, one with something odd in it, or any JSON.
type looseAnswer struct {
	r        *rand.Rand
	hash     string
	stubborn string // the decision each time, where somebody asks for rework again and again
}

func (a *looseAnswer) MarshalJSON() ([]byte, error) {
	if a.r.IntN(10) == 0 {
		return json.Marshal(randomAny(a.r, 0))
	}
	pick := func(texts ...string) string { return texts[a.r.IntN(len(texts))] }
	members := map[string]any{
		"decision":    pick("approve", "approve", "approve", "release", "release", "reject", "rework", "hold", "again", "consult"),
		"reviewer":    pick("Bob", " Cid", "ANN ", "Ann"),
		"role":        "physician",
		"decidedAt":   pick("2026-02-03T04:05:06Z", "2026-02-03T04:05:06.789+01:00"),
		"comment":     pick("because", "because", "because", ""),
		"contentHash": a.hash,
	}
	if a.stubborn != "" {
		members["decision"], members["reviewer"], members["comment"] = a.stubborn, "Bob", "because"
	}
	// Every second answer has one thing that is odd.
	odd := []string{"decision", "reviewer", "role", "decidedAt", "comment", "contentHash"}[a.r.IntN(6)]
	switch a.r.IntN(map[bool]int{true: 10, false: 100}[a.stubborn == ""]) {
	case 0:
		delete(members, odd)
	case 1:
		members[odd] = randomAny(a.r, 0)
	case 2:
		members[odd] = []any{members[odd]}
	case 3:
		members[odd] = pick("", " ", "\n")
	case 4:
		members[odd] = pick(" approve ", "Approve", "approved", "yesterday", "other")
	}
	if a.r.IntN(20) == 0 {
		return json.Marshal([]any{members}) // a path into it finds the members all the same
	}
	return json.Marshal(members)
}

var reviewMoment = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.]\d+)?(Z|[+-]\d\d:\d\d)$`)

// judge says how a gate is left with an answer.
func (rules reviewRules) judge(in reviewed, answer json.RawMessage, round int) (status review.Status, text func(string) string) {
	var members map[string]any
	_ = json.Unmarshal(answer, &members) // what is no object has no members
	text = func(name string) string {
		s, _ := members[name].(string)
		return s
	}
	trim := func(s string) string { return strings.Trim(s, " \t\r\n") }
	author := trim(in.Author)
	status = rules.meaning[text("decision")]
	switch {
	case rules.late:
		return review.Expired, text
	case status == "", text("contentHash") != in.Hash, in.Hash == "", trim(text("reviewer")) == "", trim(text("role")) == "", !reviewMoment.MatchString(text("decidedAt")),
		rules.author && (author == "" || strings.EqualFold(author, trim(text("reviewer")))),
		trim(text("comment")) == "" && (status == review.Rejected || status == review.Reworked):
		return review.Invalid, text
	case status == review.Reworked && round > rules.max:
		return review.Exhausted, text
	}
	return status, text
}

// checkReview follows the rounds of a gate.
func checkReview(c *flowCheck[reviewed, reviewDone], rules reviewRules) {
	var want reviewDone
	for i, v := range c.visits {
		if v.State != "G: Ask" {
			continue
		}
		want = reviewDone{Round: want.Round + 1}
		text := func(string) string { return "" }
		var failed builder.ErrorOutput
		if rules.limit > 0 && (v.Result == nil || characters(c.T, v.Result) > rules.limit) {
			want.Status, failed = review.Failed, refused(c.T, v.Result, rules.limit)
		} else if v.Result == nil {
			failed = decode[builder.ErrorOutput](c.T, v.Output)
			want.Status = map[string]review.Status{"States.Timeout": review.Expired, "States.HeartbeatTimeout": review.Expired,
				review.ErrCancelled: review.Cancelled, review.ErrSuperseded: review.Superseded}[failed.Error]
			if want.Status == "" {
				want.Status = review.Failed
			}
		} else {
			want.Status, text = rules.judge(c.in, v.Result, want.Round)
		}
		want.Reviewer, want.Comment = text("reviewer"), text("comment")
		request := decode[review.Request[reviewAsk]](c.T, v.Fields["Request"])
		key := fmt.Sprintf("arn:aws:states:eu-central-1:123456789012:execution:m:run/G/%d", want.Round)
		require.Equal(c, key, strings.TrimSuffix(request.IdempotencyKey, "/G"))
		require.Equal(c, []any{c.in.Hash, want.Round, "token-G: Ask"}, []any{request.ContentHash, request.Round, request.TaskToken})
		record := recordAfter(c.T, c.visits[i+1:])
		require.Equal(c, review.Record{
			Key: key, Gate: "G", Execution: "arn:aws:states:eu-central-1:123456789012:execution:m:run", Round: want.Round, Status: want.Status,
			Decision: text("decision"), Reviewer: want.Reviewer, Role: text("role"), DecidedAt: text("decidedAt"), Comment: want.Comment,
			ContentHash: c.in.Hash, AnsweredHash: text("contentHash"), RequestedAt: record.RequestedAt, Error: failed.Error, Cause: failed.Cause,
		}, record)
		if rules.limit == 0 { // otherwise the state around that which asks is entered just before
			require.Equal(c, request.RequestedAt, momentOf(c.T, record.RequestedAt))
		}
		require.WithinDuration(c, request.RequestedAt, momentOf(c.T, record.RequestedAt), 2*time.Second)
		require.Equal(c, want.Status == review.Reworked, slices.ContainsFunc(c.visits[i+1:], func(v *visit) bool { return v.State == "G: Ask" }))
	}
	require.Equal(c, want, c.out)
	require.Equal(c, want.Status == review.Approved, c.last("Publish") != nil)
}

// recordAfter is the record that the states behind an answer write.
func recordAfter(t *testing.T, visits []*visit) review.Record {
	for _, v := range visits {
		require.NotEqual(t, "Publish", v.State)
		if !strings.HasPrefix(v.State, "G: Record ") {
			continue
		}
		switch {
		case v.Fields["Plain"] != nil: // the values of the condition stand last
			var call struct{ Item map[string]any }
			require.NoError(t, json.Unmarshal(v.Fields["Arguments"], &call))
			plain, err := plainMembers(call.Item)
			require.NoError(t, err)
			text, err := json.Marshal(plain)
			require.NoError(t, err)
			return decode[review.Record](t, text)
		case v.Fields["Request"] != nil:
			return decode[review.Record](t, v.Fields["Request"])
		default:
			object := decode[struct{ Body review.Record }](t, v.Fields["Arguments"])
			return object.Body
		}
	}
	require.Fail(t, "no record")
	return review.Record{}
}

func momentOf(t *testing.T, s string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, s)
	require.NoError(t, err)
	return at
}
