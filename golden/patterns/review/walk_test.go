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
	if name == "review-own-decision" {
		return []string{"release"}
	}
	return []string{"approve"}
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

// TestWalkerFinds breaks a machine: the walk is to see each of these.
func TestWalkerFinds(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("want", "review-rework.asl.json"))
	require.NoError(t, err)
	const ask, gate = `"Physician review: Ask"`, `"Physician review: `
	for name, c := range map[string]struct{ in, old, new, want string }{
		"no timeout":        {ask + ": {", `"TimeoutSeconds": 172800,`, ``, "Physician review: Ask waits without end"},
		"expiry approves":   {ask + ": {", gate + `Record expiry"`, gate + `Record approval"`, "Physician review: Approved follows an error or an expiry, which is no approval"},
		"error publishes":   {ask + ": {", gate + `Record failure"`, `"Publish note"`, "Publish note is published without an approval, after an error or an expiry"},
		"no record":         {ask + ": {", gate + `Record cancellation"`, `"Ended"`, "Ended follows gate Physician review without a record"},
		"unknown decision":  {gate + `Decision?": {`, gate + `Record invalid answer"`, gate + `Record approval"`, "Physician review: Approved follows an unknown decision, which is no approval"},
		"status approves":   {gate + `Decision?": {`, `"physicianReviewStatus": "rejected"`, `"physicianReviewStatus": "approved"`, `Physician review: Record rejection records the status "approved"`},
		"author approves":   {gate + `Decision?": {`, `$lowercase($trim($physicianReviewReviewer)) != $lowercase($physicianReviewAuthor) and `, ``, "Physician review: Approved follows an unknown decision, which is no approval"},
		"nobody approves":   {gate + `Decision?": {`, `$trim($physicianReviewReviewer) != \"\" and `, ``, "Physician review: Approved follows an unknown decision, which is no approval"},
		"hash is not asked": {gate + `Decision?": {`, `$physicianReviewAnsweredHash = $physicianReviewContentHash and `, ``, "Physician review: Approved follows an unknown decision, which is no approval"},
		"alternative":       {gate + `Decision?": {`, `$physicianReviewDecision in [\"approve\"]`, `$physicianReviewDecision in [\"approve\"] or true`, "Physician review: Approved follows an unknown decision, which is no approval"},
		"wrong word":        {gate + `Decision?": {`, `in [\"approve\"]`, `in [\"approve\", \"reject\"]`, "Physician review: Approved follows an unknown decision, which is no approval"},
		"no bound":          {gate + `Decision?": {`, ` and $physicianReviewRound <= 3`, ``, "a loop over Draft note has no bound"},
		"record forgiven": {gate + `Record approval": {`, `"Next": "Physician review: Approved"`, `"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Physician review: Approved"}], "Next": "Physician review: Approved"`,
			"Physician review: Record approval goes on when the record fails"},
		"published before the record": {gate + `Decision?": {`, gate + `Record rejection"`, `"Publish note"`, "Publish note follows gate Physician review without a record"},
		"no begin":                    {`"Draft note": {`, gate + `Begin"`, ask, "Physician review: Ask is entered past the begin of its gate"},
		"asks again":                  {ask + ": {", `"SQS.SdkClientException"`, `"States.Timeout"`, "Physician review: Ask asks again after States.Timeout"},
		"rework without a record":     {gate + `Decision?": {`, gate + `Record rework"`, `"Draft note"`, "Draft note follows gate Physician review without a record"},
	} {
		t.Run(name, func(t *testing.T) {
			before, after, found := strings.Cut(string(text), c.in)
			require.True(t, found)
			require.Contains(t, after, c.old)
			machine, faults := asl.Parse("broken.asl.json", []byte(before+c.in+strings.Replace(after, c.old, c.new, 1)))
			require.NoError(t, faults.Err())
			problems, _ := problemsOf(machine, []string{"approve"}, publishing)
			require.Contains(t, problems, c.want)
		})
	}
	machine, faults := asl.Parse("whole.asl.json", text)
	require.NoError(t, faults.Err())
	problems, _ := problemsOf(machine, []string{"approve"}, publishing)
	require.Empty(t, problems, "nothing is broken here")
}

// TestWalkerFindsVotes breaks a quorum: the walk is to see each of these.
func TestWalkerFindsVotes(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("want", "review-quorum-rework.asl.json"))
	require.NoError(t, err)
	const vote, surgery = `"Tumour board: Approval"`, `$tumourBoardSeatSurgery`
	for name, c := range map[string]struct{ old, new, want string }{
		"another word":      {surgery + `Decision in [\"approve\"]`, surgery + `Decision in [\"approve\", \"reject\"]`, "Tumour board: Approval surgery is a vote without an approval"},
		"hash is not asked": {surgery + `AnsweredHash = $tumourBoardContentHash and `, ``, "Tumour board: Approval surgery is a vote without an approval"},
		"author votes":      {`$lowercase($trim(` + surgery + `Reviewer)) != $lowercase($tumourBoardAuthor) and `, ``, "Tumour board: Approval surgery is a vote without an approval"},
		"votes again":       {`$not($lowercase($trim(` + surgery + `Reviewer)) in ($reviewers != null ? $reviewers : [])) and `, ``, "Tumour board: Approval surgery is a vote without an approval"},
		"expiry votes":      {`"Next": "Tumour board: No vote"`, `"Next": ` + vote, "Tumour board: Approval is a vote without an approval"},
		"veto votes":        {`"Default": "Tumour board: Veto"`, `"Default": ` + vote, "Tumour board: Approval is a vote without an approval"},
		"a vote of nobody":  {`"voter": ""`, `"voter": "nobody"`, "Tumour board: No vote returns a vote"},
		"people twice":      {`$count($distinct($tumourBoardVotes.voter))`, `$count($tumourBoardVotes.voter)`, "Tumour board: Approved follows an unknown decision, which is no approval"},
		"none is enough":    {`$distinct($tumourBoardVotes.voter))) >= 2`, `$distinct($tumourBoardVotes.voter))) >= 0`, "Tumour board: Approved follows an unknown decision, which is no approval"},
		"too few approve":   {`"Default": "Tumour board: Record expiry"`, `"Default": "Tumour board: Record approval"`, `Tumour board: Record approval records the status "expired"`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, string(text), c.old)
			machine, faults := asl.Parse("broken.asl.json", []byte(strings.Replace(string(text), c.old, c.new, 1)))
			require.NoError(t, faults.Err())
			problems, _ := problemsOf(machine, []string{"approve"}, publishing)
			require.Contains(t, problems, c.want)
		})
	}
}
