package review_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/golden/patterns/review"
)

var publishing = []string{"Publish note", "Released"}

// wordsOf are the decisions that approve in a workflow.
func wordsOf(name string) []string {
	switch name {
	case "review-own-decision":
		return []string{"release"}
	case "review-own-decision-rework":
		return []string{"sign-out"}
	default:
		return []string{"approve"}
	}
}

// TestEveryPath walks every path of every machine: none waits without end, ends without a record, or turns an unknown decision, an expiry or an
// error into an approval.
func TestEveryPath(t *testing.T) {
	for _, definition := range review.Workflows() {
		t.Run(definition.Name(), func(t *testing.T) {
			machine, faults := definition.Build()
			require.Empty(t, faults.String())
			problems, ends := problemsOf(machine, wordsOf(definition.Name()), publishing)
			require.Empty(t, problems)
			require.Greater(t, ends, 5, "the walk has come to the ends")
		})
	}
}

// broken is a machine with one thing changed: old, the first time behind in.
type broken struct{ in, old, new, want string }

const (
	ask, gate, board = `"Physician review: Ask"`, `"Physician review: `, `"Tumour board: `
	unknown          = "Physician review: Approved follows an unknown decision, which is no approval"
	unknownVote      = "Tumour board: Approved follows an unknown decision, which is no approval"
)

// TestWalkerFinds breaks machines: the walk is to see each of these.
func TestWalkerFinds(t *testing.T) {
	for file, cases := range map[string]map[string]broken{
		"review-rework": {
			"no timeout":        {ask + ": {", `"TimeoutSeconds": 172800,`, ``, "Physician review: Ask waits without end"},
			"asks again":        {ask + ": {", `"SQS.SdkClientException"`, `"States.Timeout"`, "Physician review: Ask asks again after States.Timeout"},
			"expiry approves":   {ask + ": {", gate + `Record expiry"`, gate + `Record approval"`, "Physician review: Approved follows an error or an expiry, which is no approval"},
			"error publishes":   {ask + ": {", gate + `Record failure"`, `"Publish note"`, "Publish note is published without an approval, after an error or an expiry"},
			"no record":         {ask + ": {", gate + `Record cancellation"`, `"Ended"`, "Ended follows gate Physician review without a record"},
			"no begin":          {`"Draft note": {`, gate + `Begin"`, ask, "Physician review: Ask is entered past the begin of its gate"},
			"unknown decision":  {gate + `Decision?": {`, gate + `Record invalid answer"`, gate + `Record approval"`, unknown},
			"hash is not asked": {gate + `Decision?": {`, `$physicianReviewAnsweredHash = $physicianReviewContentHash and `, ``, unknown},
			"nobody approves":   {gate + `Decision?": {`, `$trim($physicianReviewReviewer) != \"\" and `, ``, unknown},
			"author approves":   {gate + `Decision?": {`, `$lowercase($trim($physicianReviewReviewer)) != $lowercase($physicianReviewAuthor) and `, ``, unknown},
			"alternative":       {gate + `Decision?": {`, `$physicianReviewDecision in [\"approve\"]`, `$physicianReviewDecision in [\"approve\"] or true`, unknown},
			"another word":      {gate + `Decision?": {`, `in [\"approve\"]`, `in [\"approve\", \"reject\"]`, unknown},
			"untrue record": {gate + `Decision?": {`, `"physicianReviewStatus": "rejected"`, `"physicianReviewStatus": "approved"`,
				`Physician review: Record rejection records the status "approved"`},
			"published unrecorded": {gate + `Decision?": {`, gate + `Record rejection"`, `"Publish note"`, "Publish note follows gate Physician review without a record"},
			"reworked unrecorded":  {gate + `Decision?": {`, gate + `Record rework"`, `"Draft note"`, "Draft note follows gate Physician review without a record"},
			"no bound":             {gate + `Decision?": {`, ` and $physicianReviewRound <= 3`, ``, "a loop over Draft note has no bound"},
			"record forgiven": {gate + `Record approval": {`, `"Next": "Physician review: Approved"`,
				`"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Physician review: Approved"}], "Next": "Physician review: Approved"`,
				"Physician review: Record approval goes on when the record fails"},
			"second record": {gate + `Record rejection": {`, `"Next": "Ended"`, `"Next": "Physician review: Record last rework"`, "Physician review: Record last rework is a second record"},
			"early work":    {gate + `Decision?": {`, gate + `Record rejection"`, ask, "Physician review: Ask does something before the record"},
		},
		"review-quorum-rework": {
			"no vote counts":     {board + `No vote surgery": {`, `"voter": ""`, `"voter": "somebody"`, unknownVote},
			"veto votes":         {board + `Vote? surgery": {`, board + `Veto surgery"`, board + `Approval surgery"`, unknownVote},
			"expiry votes":       {board + `Ask surgery": {`, board + `No vote surgery"`, board + `Approval surgery"`, unknownVote},
			"twice":              {board + `Quorum?": {`, `$distinct($tumourBoardVotes.voter)`, `$tumourBoardVotes.voter`, unknownVote},
			"none is enough":     {board + `Quorum?": {`, `>= 2`, `>= 0`, unknownVote},
			"too few approve":    {board + `Quorum?": {`, board + `Record expiry"`, board + `Record approval"`, unknownVote},
			"earlier voter":      {board + `Vote? surgery": {`, `$not($lowercase($trim($tumourBoardSeatSurgeryReviewer)) in ($reviewers != null ? $reviewers : [])) and `, ``, unknownVote},
			"seat has no end":    {board + `Ask surgery": {`, `"TimeoutSeconds": 172800,`, ``, "Tumour board: Ask surgery waits without end"},
			"other hash is fine": {board + `Vote? surgery": {`, `$tumourBoardSeatSurgeryAnsweredHash = $tumourBoardContentHash and `, ``, unknownVote},
		},
	} {
		text, err := os.ReadFile(filepath.Join("want", file+".asl.json"))
		require.NoError(t, err)
		problems := problemsIn(t, string(text))
		require.Empty(t, problems, "nothing is broken here")
		for name, c := range cases {
			t.Run(file+"/"+name, func(t *testing.T) {
				before, after, found := strings.Cut(string(text), c.in)
				require.True(t, found)
				require.Contains(t, after, c.old)
				require.Contains(t, problemsIn(t, before+c.in+strings.Replace(after, c.old, c.new, 1)), c.want)
			})
		}
	}
}

func problemsIn(t *testing.T, text string) []string {
	machine, faults := asl.Parse("machine.asl.json", []byte(text))
	require.NoError(t, faults.Err())
	problems, _ := problemsOf(machine, []string{"approve"}, publishing)
	return problems
}
