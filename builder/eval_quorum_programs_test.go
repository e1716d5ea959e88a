package builder_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// longAnswer is an answer, half of the time so long that it just fits, or just does not.
type longAnswer struct {
	*looseAnswer
	limit int
}

func (a *longAnswer) MarshalJSON() ([]byte, error) {
	text, err := a.looseAnswer.MarshalJSON()
	if err != nil || a.r.IntN(2) == 0 {
		return text, err
	}
	var members map[string]string
	if json.Unmarshal(text, &members) != nil || members == nil || bytes.ContainsRune(text, '\\') {
		return text, nil // what JSON writes in several ways is of one length here only
	}
	members["pad"] = ""
	short, err := json.Marshal(members)
	if err != nil {
		return nil, err
	}
	members["pad"] = strings.Repeat("ä", a.limit-a.r.IntN(3)+1-utf8.RuneCount(short))
	return json.Marshal(members)
}

// characters is the length of the JSON text of an answer.
func characters(t *testing.T, answer json.RawMessage) int {
	var compact bytes.Buffer
	require.NoError(t, json.Compact(&compact, answer))
	return utf8.RuneCount(compact.Bytes())
}

// refused is the failure of a gate that gets an answer through the cause of an error, and got none, or one that is too long.
func refused(t *testing.T, answer json.RawMessage, limit int) builder.ErrorOutput {
	if answer == nil {
		return builder.ErrorOutput{Error: review.ErrUnexpected, Cause: "a failure was sent under the name Review.Decided"}
	}
	return builder.ErrorOutput{Error: review.ErrAnswerTooLong, Cause: fmt.Sprintf("the answer has %d characters; at most %d", characters(t, answer), limit)}
}

// seatLimit is how long the answer of one of three seats may be.
const seatLimit = 20_000

// seatAnswer is mostly an approval, by one of few people.
type seatAnswer struct{ *longAnswer }

func (a *seatAnswer) MarshalJSON() ([]byte, error) {
	if a.r.IntN(8) == 0 {
		return a.longAnswer.MarshalJSON()
	}
	pick := func(texts ...string) string { return texts[a.r.IntN(len(texts))] }
	return json.Marshal(map[string]any{
		"decision": "approve", "reviewer": pick("Bob", " bob", "BOB", "Cid", "Dora"), "role": pick("surgeon", "physician"), "decidedAt": "2026-02-03T04:05:06Z",
		"comment": pick("", "fine", "it\nis"), "contentHash": a.hash,
	})
}

// quorumPrograms ask several reviewers at once, and two gates one after the other.
func quorumPrograms() []evalProgram {
	return []evalProgram{
		quorumProgram("quorum of one", 1, reviewRules{meaning: plainRules, max: 1, author: true}),
		quorumProgram("quorum of two", 2, reviewRules{meaning: plainRules, max: 2}),
		quorumProgram("quorum of all", 3, reviewRules{meaning: plainRules, max: 1}),
		quorumProgram("quorum that is vetoed late", 2, reviewRules{meaning: plainRules, late: true, max: 1}),
		fourEyesProgram(),
	}
}

var seatStates = []string{"G: Ask", "G: Ask b", "G: Ask c"}

func quorumProgram(name string, n int, rules reviewRules) evalProgram {
	p := reviewProgram(name, rules, func(w *builder.Workflow[reviewed, reviewDone], q review.Question[reviewAsk], in *reviewed) *review.GateState {
		options := []review.Option{review.Quorum(n, review.Seat{Group: "b", Channel: review.SNS("t")}, review.Seat{Group: "c", Channel: review.Lambda("f")})}
		if rules.author {
			options = append(options, review.Author(&in.Author))
		}
		return review.Gate(w, "G", q, review.AuditVia(lambdatask.Function[review.Record, nothing]("keep")), options...)
	})
	v := &p.variants[0]
	input := v.input
	v.input = func(x *run) any {
		in := input(x).(reviewed)
		for _, s := range seatStates {
			x.results[s] = &seatAnswer{&longAnswer{&looseAnswer{r: x.r, hash: in.Hash}, seatLimit}}
		}
		return in
	}
	v.check = func(t *testing.T, x *run, input, output json.RawMessage, fail *failure) {
		require.Nil(t, fail)
		checkQuorum(&flowCheck[reviewed, reviewDone]{T: t, run: x, in: decode[reviewed](t, input), out: decode[reviewDone](t, output)}, n, rules)
	}
	return p
}

// ballot is what the seats have answered.
type ballot struct {
	status                           review.Status
	failed                           builder.ErrorOutput
	decision, reviewer, role, at, to []string
	comment                          []string
}

// count follows the seats of one round.
func (rules reviewRules) count(c *flowCheck[reviewed, reviewDone], seats []*visit, n, round int) (b ballot) {
	people := map[string]bool{}
	for _, v := range seats {
		if v.Result == nil {
			if decode[builder.ErrorOutput](c.T, v.Output).Error != "Review.Decided" {
				continue // no vote
			}
			return ballot{status: review.Failed, failed: refused(c.T, nil, 0)}
		}
		if characters(c.T, v.Result) > seatLimit {
			return ballot{status: review.Failed, failed: refused(c.T, v.Result, seatLimit)}
		}
		alone := rules
		alone.late = false // a vote that has come is in time
		status, text := alone.judge(c.in, v.Result, round)
		if status != review.Approved {
			if rules.late {
				status = review.Expired
			}
			one := func(name string) []string { return []string{text(name)} }
			return ballot{status, builder.ErrorOutput{}, one("decision"), one("reviewer"), one("role"), one("decidedAt"), one("contentHash"), one("comment")}
		}
		people[strings.ToLower(strings.TrimSpace(text("reviewer")))] = true
		b.decision, b.to = []string{"approve"}, []string{c.in.Hash}
		b.reviewer, b.role, b.at = append(b.reviewer, text("reviewer")), append(b.role, text("role")), append(b.at, text("decidedAt"))
		if comment := text("comment"); comment != "" {
			b.comment = append(b.comment, comment)
		}
	}
	b.status = review.Expired
	if len(people) >= n {
		b.status = review.Approved
	}
	return b
}

func checkQuorum(c *flowCheck[reviewed, reviewDone], n int, rules reviewRules) {
	var want reviewDone
	for i, v := range c.visits {
		if v.State != "G: Await all" {
			continue
		}
		var seats []*visit
		keys := map[string]bool{}
		for _, s := range c.visits[i+1:] {
			if !strings.HasPrefix(s.State, "G: Ask") {
				if s.State == "G: Await all" {
					break
				}
				continue
			}
			seats = append(seats, s)
			keys[decode[review.Request[reviewAsk]](c.T, s.Fields["Request"]).IdempotencyKey] = true
		}
		require.Len(c, keys, len(seats), "each seat has a key of its own")
		b := rules.count(c, seats, n, want.Round+1)
		want = reviewDone{Round: want.Round + 1, Status: b.status, Reviewer: strings.Join(b.reviewer, ", "), Comment: strings.Join(b.comment, "\n")}
		record := recordAfter(c.T, c.visits[i+1:])
		require.Equal(c, review.Record{
			Key: record.Key, Gate: "G", Execution: record.Execution, Round: want.Round, Status: want.Status, Decision: strings.Join(b.decision, ""),
			Reviewer: want.Reviewer, Role: strings.Join(b.role, ", "), DecidedAt: strings.Join(b.at, ", "), Comment: want.Comment,
			ContentHash: c.in.Hash, AnsweredHash: strings.Join(b.to, ""), RequestedAt: record.RequestedAt, Error: b.failed.Error, Cause: b.failed.Cause,
		}, record)
	}
	require.Equal(c, want, c.out)
	require.Equal(c, want.Status == review.Approved, c.last("Publish") != nil)
}

// fourEyesProgram has two gates, the second of which sends the work back to the first: whoever has approved once decides nothing any more.
func fourEyesProgram() evalProgram {
	p := flowProgram("four eyes", func(w *builder.Workflow[reviewed, []string], in *reviewed) {
		approved := review.Reviewers(w)
		q := reviewAsk{}
		gate := func(name string) *review.GateState {
			return review.Gate(w, name, review.Ask(&q, &in.Hash, 48*time.Hour, review.SQS("q"), builder.Bind(&q.Text, &in.Author)),
				review.AuditVia(lambdatask.Function[review.Record, nothing]("keep")), review.FourEyes(approved))
		}
		first, second := gate("First"), gate("Second")
		draft := builder.PassThrough(w, "Draft")
		ended := builder.SucceedExpr(w, "Ended", builder.From(approved))
		publish := builder.PassThrough(w, "Publish")
		publish.Then(ended)
		first.OnApprove(second).OnReject(ended).OnRework(draft, 1).OnInvalid(ended).OnFailure(ended).Guards(publish)
		second.OnApprove(publish).OnReject(ended).OnRework(draft, 1).OnInvalid(ended).OnFailure(ended).Guards(publish)
		w.StartAt(draft).Then(first)
	}, checkFourEyes)
	p.variants[0].input = func(x *run) any {
		in := reviewed{Hash: "h", Author: "Ann"}
		for _, s := range []string{"First: Ask", "Second: Ask"} {
			x.results[s] = &seatAnswer{&longAnswer{&looseAnswer{r: x.r, hash: in.Hash}, seatLimit}}
		}
		return in
	}
	return p
}

func checkFourEyes(c *flowCheck[reviewed, []string]) {
	approved := []string{}
	published := false
	rules, rounds := reviewRules{meaning: plainRules, max: 1}, map[string]int{}
	for i, v := range c.visits {
		if !strings.HasSuffix(v.State, ": Ask") {
			continue
		}
		rounds[v.State]++
		var want review.Status
		if v.Result != nil {
			status, text := rules.judge(c.in, v.Result, rounds[v.State])
			voter := strings.ToLower(strings.TrimSpace(text("reviewer")))
			for _, name := range approved {
				if name == voter {
					status = review.Invalid
				}
			}
			if want = status; want == review.Approved {
				approved = append(approved, voter)
				published = v.State == "Second: Ask"
			}
		}
		for _, next := range c.visits[i+1:] {
			if want != "" && strings.Contains(next.State, ": Record ") {
				require.Equal(c, want, decode[review.Record](c.T, next.Fields["Request"]).Status)
				break
			}
		}
	}
	require.Equal(c, approved, c.out)
	require.Equal(c, published, c.last("Publish") != nil)
}
