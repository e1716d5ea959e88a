package review_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

var audit = review.DynamoDB("reviews")

// scene is a workflow whose gate a test makes itself.
type scene struct {
	w          *builder.Workflow[letter, review.Status]
	send, kept builder.State
	draft      *builder.PassState[any]
}

func newScene() scene {
	w := builder.New[letter, review.Status]("letter")
	end := func(name string) builder.State { return builder.SucceedExpr(w, name, builder.Lit(review.Rejected)) }
	send := builder.Task(w, "Send", lambdatask.Function[letter, struct{}]("send")).ArgumentsExpr(builder.From(w.Input())).Retry(builder.LambdaTransient)
	send.Then(end("Sent"))
	return scene{w, send, end("Kept"), builder.PassThrough(w, "Draft")}
}

// ask asks for a letter.
func (x scene) ask(timeout time.Duration) review.Question[question] {
	q := question{}
	return review.Ask(&q, &x.w.Input().SHA256, timeout, review.SQS(builder.Param("queue_url")), builder.Bind(&q.ID, &x.w.Input().ID))
}

// faults builds the workflow and gives what is wrong with it.
func (x scene) faults(gate builder.State) []string {
	x.w.StartAt(x.draft).Then(gate)
	_, faults := x.w.Build()
	var texts []string
	for _, f := range faults {
		texts = append(texts, fmt.Sprintf("%s: %s: %s (%s)", f.Pos, f.Code, f.Message, f.Help))
	}
	return texts
}

// opinion is a decision type with any values and meanings.
type (
	mute    string // approves, never rejects
	doubled string
	spaced  string
	vague   string
	third   string
)

func (mute) Values() []mute          { return []mute{"yes"} }
func (mute) Meaning() review.Meaning { return review.MeansApprove }
func (doubled) Values() []doubled    { return []doubled{"yes", "no", "no"} }
func (d doubled) Meaning() review.Meaning {
	if d == "yes" {
		return review.MeansApprove
	}
	return review.MeansReject
}
func (spaced) Values() []spaced { return []spaced{"yes ", "yes", "no"} }
func (d spaced) Meaning() review.Meaning {
	if d == "no" {
		return review.MeansReject
	}
	return review.MeansApprove
}
func (vague) Values() []vague { return []vague{"yes", "no", "perhaps"} }
func (d vague) Meaning() review.Meaning {
	return map[vague]review.Meaning{"yes": review.MeansApprove, "no": review.MeansReject}[d]
}
func (third) Values() []third { return []third{"yes", "no", "other"} }
func (d third) Meaning() review.Meaning {
	return map[third]review.Meaning{"yes": review.MeansApprove, "no": review.MeansReject, "other": review.MeansOther}[d]
}

// loose has a meaning for every text, though it lists two.
type loose string

func (loose) Values() []loose { return []loose{"yes", "no"} }
func (d loose) Meaning() review.Meaning {
	if m, ok := map[loose]review.Meaning{"yes": review.MeansApprove, "no": review.MeansReject}[d]; ok {
		return m
	}
	return review.MeansOther
}

// TestRefused: what cannot be meant is told with a code, at the line of the user's call, with what to do.
func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		make func(x scene) (gate builder.State, at string)
		want string
	}{
		"no time": {func(x scene) (builder.State, string) {
			q := question{}
			ask, at := review.Ask(&q, &x.w.Input().SHA256, 0, review.SQS("q"), builder.Bind(&q.ID, &x.w.Input().ID)), line()
			return review.Gate(x.w, "Review", ask, audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6820: gate "Review" waits for 0s (give Ask a timeout from 1s to 364 days)`},
		"too long a time": {func(x scene) (builder.State, string) {
			q := question{}
			ask, at := review.Ask(&q, &x.w.Input().SHA256, 365*24*time.Hour, review.SQS("q"), builder.Bind(&q.ID, &x.w.Input().ID)), line()
			return review.Gate(x.w, "Review", ask, audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6820: gate "Review" waits for 8760h0m0s`},
		"slow heartbeat": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework(), review.Heartbeat(time.Hour)), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6820: heartbeat of gate "Review" is 1h0m0s, its timeout 1h0m0s`},
		"negative heartbeat": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework(), review.Heartbeat(-time.Second)), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6820: heartbeat of gate "Review" is -1s, its timeout 1h0m0s`},
		"no sink": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), review.Sink{}, review.WithoutRework()), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6822: gate "Review" has no place for its records (give Gate a sink such as DynamoDB)`},
		"no approval exit": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnReject(x.kept).Guards(x.kept), at
		}, `ASL6050: "Review: Approved" ends workflow "letter", which gives a review.Status`},
		"no rejection exit": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnApprove(x.send).Guards(x.send), at
		}, `ASL6823: gate "Review" has no OnReject (say what follows a rejection with OnReject)`},
		"no word on rework": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6823: gate "Review" has no OnRework (say where the draft is made anew with OnRework, or make the gate with WithoutRework)`},
		"two words on rework": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnApprove(x.send).OnReject(x.kept).OnRework(x.draft, 2).Guards(x.send), at
		}, `ASL6823: gate "Review" has OnRework, and takes no rework (leave one of them out, or give a decision MeansRework)`},
		"end of no rework": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnApprove(x.send).OnReject(x.kept).OnExhausted(x.kept).Guards(x.send), at
		}, `ASL6823: gate "Review" has OnExhausted, and takes no rework (leave it out, or allow rework with OnRework)`},
		"rework in no rounds": {func(x scene) (builder.State, string) {
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit).OnApprove(x.send).OnReject(x.kept).Guards(x.send)
			at := below()
			gate.OnRework(x.draft, 0)
			return gate, at
		}, `ASL6823: OnRework of gate "Review" allows 0 rounds (give it 1 or more, or make the gate with WithoutRework)`},
		"exit nowhere": {func(x scene) (builder.State, string) {
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).Guards(x.send)
			at := below()
			gate.OnTimeout((*builder.FailState)(nil))
			return gate, at
		}, `ASL6823: OnTimeout of gate "Review" is nil (give it the state that follows)`},
		"exit said twice": {func(x scene) (builder.State, string) {
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).Guards(x.send)
			at := below()
			gate.OnReject(x.send)
			return gate, at
		}, `ASL6823: gate "Review" has an OnReject already (call it once)`},
		"two words on the timeout": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework(), review.FailOnTimeout()), line()
			return gate.OnApprove(x.send).OnReject(x.kept).OnTimeout(x.kept).Guards(x.send), at
		}, `ASL6823: gate "Review" has OnTimeout and FailOnTimeout (leave one of them out)`},
		"nothing guarded": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnApprove(x.send).OnReject(x.kept), at
		}, `ASL6824: gate "Review" guards nothing (name the states that must not be entered without an approval: gate.Guards(publish))`},
		"no guard": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(), at
		}, `ASL6824: gate "Review" guards nothing`},
		"guard of nil": {func(x scene) (builder.State, string) {
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept)
			at := below()
			gate.Guards(x.send, nil)
			return gate, at
		}, `ASL6823: Guards of gate "Review" gets nil (give it the states that publish)`},
		"decisions that never reject": {func(x scene) (builder.State, string) {
			gate, at := review.GateOf[mute](x.w, "Review", x.ask(time.Hour), audit), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6825: review_test.mute of gate "Review" cannot both approve and reject (give one value MeansApprove and one MeansReject at least)`},
		"decision listed twice": {func(x scene) (builder.State, string) {
			gate, at := review.GateOf[doubled](x.w, "Review", x.ask(time.Hour), audit), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6825: review_test.doubled of gate "Review" lists "no" twice (list each value once)`},
		"decision with a blank": {func(x scene) (builder.State, string) {
			gate, at := review.GateOf[spaced](x.w, "Review", x.ask(time.Hour), audit), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6825: review_test.spaced of gate "Review" has the value "yes " (give each value a text without blanks around it)`},
		"decision without a meaning": {func(x scene) (builder.State, string) {
			gate, at := review.GateOf[vague](x.w, "Review", x.ask(time.Hour), audit), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6825: "perhaps" of gate "Review" has no meaning (have Meaning return MeansApprove, MeansReject, MeansRework or MeansOther)`},
		"decision without an exit": {func(x scene) (builder.State, string) {
			gate, at := review.GateOf[third](x.w, "Review", x.ask(time.Hour), audit), line()
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6823: gate "Review" has no exit for "other" (say what follows with On)`},
		"exit of a decision that has one": {func(x scene) (builder.State, string) {
			gate := review.GateOf[third](x.w, "Review", x.ask(time.Hour), audit)
			at := below()
			gate.On("other", x.kept).On("yes", x.send)
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6823: "yes" of gate "Review" has no exit of its own (use OnApprove, OnReject or OnRework, or give the value MeansOther)`},
		"exit of a decision twice": {func(x scene) (builder.State, string) {
			gate := review.GateOf[third](x.w, "Review", x.ask(time.Hour), audit).On("other", x.kept)
			at := below()
			gate.On("other", x.kept)
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6823: gate "Review" has an exit for "other" already (call it once)`},
		"exit of no decision": {func(x scene) (builder.State, string) {
			gate := review.GateOf[loose](x.w, "Review", x.ask(time.Hour), audit)
			at := below()
			gate.On("typo", x.kept)
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6823: "typo" of gate "Review" is no value of review_test.loose (have Values list it)`},
		"exit said by Then, too": {func(x scene) (builder.State, string) {
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			gate.Then(x.send)
			return gate.OnApprove(x.kept).OnReject(x.kept).Guards(x.send), at
		}, `ASL6047: Then of "Review: Approved" is "Send" already`},
		"nil among gates": {func(x scene) (builder.State, string) {
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).OnTimeout(x.send)
			at := below()
			review.AnyOf(gate, nil).Guards(x.send)
			return gate, at
		}, `Review: Record expiry → Send`},
		"exit of a decision nowhere": {func(x scene) (builder.State, string) {
			gate := review.GateOf[third](x.w, "Review", x.ask(time.Hour), audit)
			at := below()
			gate.On("other", nil)
			return gate.OnApprove(x.send).OnReject(x.kept).Guards(x.send), at
		}, `ASL6823: On "other" of gate "Review" is nil (give it the state that follows)`},
		"way round both gates": {func(x scene) (builder.State, string) {
			other := review.Gate(x.w, "Other", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).OnFailure(x.send)
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(other)
			at := below()
			review.AnyOf(gate, other).Guards(x.send)
			return gate, at
		}, `(Catch States.ALL) → Other: Record failure → Send`},
		"no gate": {func(x scene) (builder.State, string) {
			review.AnyOf().Guards(x.send)
			gate, at := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()), line()
			return gate.OnApprove(x.send).OnReject(x.kept), at
		}, `ASL6824: gate "Review" guards nothing`},
		"way round the gate": {func(x scene) (builder.State, string) {
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit, review.WithoutRework()).OnApprove(x.send).OnReject(x.kept).OnTimeout(x.send)
			at := below()
			gate.Guards(x.send)
			return gate, at
		}, `(Catch States.Timeout, States.HeartbeatTimeout) → Review: Record expiry → Send`},
		"rework round the gate": {func(x scene) (builder.State, string) {
			again := builder.PassThrough(x.w, "Again")
			again.Then(x.send)
			gate := review.Gate(x.w, "Review", x.ask(time.Hour), audit).OnApprove(x.send).OnReject(x.kept).OnRework(again, 1)
			at := below()
			gate.Guards(x.send)
			return gate, at
		}, `→ Review: Record rework → Again → Send`},
	} {
		t.Run(name, func(t *testing.T) {
			x := newScene()
			gate, at := c.make(x)
			faults := x.faults(gate)
			require.True(t, slices.ContainsFunc(faults, func(f string) bool {
				return strings.Contains(f, c.want) && strings.HasPrefix(f, at+": ")
			}), "%s: %s\nin\n%s", at, c.want, strings.Join(faults, "\n"))
		})
	}
}

// below is the place one line below its call.
func below() string {
	_, file, n, _ := runtime.Caller(1)
	return fmt.Sprintf("%s:%d", file, n+1)
}
