package review_test

import (
	"encoding/json"
	"testing"
	"time"

	validator "github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/patterns/review"
)

type note struct {
	ID string `json:"id"`
}

// grade is a decision of a user's own.
type grade string

func (grade) Values() []grade { return []grade{"clear", "unclear"} }

// compile makes a validator of a schema, which also holds the schema to the draft.
func compile(t *testing.T, text []byte, faults diag.List) *validator.Schema {
	t.Helper()
	require.Empty(t, faults)
	s, err := validator.CompileString("schema.json", string(text))
	require.NoError(t, err)
	return s
}

// validate judges a document.
func validate(t *testing.T, s *validator.Schema, text []byte) error {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal(text, &v), "%s", text)
	return s.Validate(v)
}

// change returns the document with some of its properties replaced, or taken away where the new value is nil.
func change(t *testing.T, doc any, with map[string]any) []byte {
	t.Helper()
	text, err := json.Marshal(doc)
	require.NoError(t, err)
	properties := map[string]any{}
	require.NoError(t, json.Unmarshal(text, &properties))
	for name, value := range with {
		if properties[name] = value; value == nil {
			delete(properties, name)
		}
	}
	text, err = json.Marshal(properties)
	require.NoError(t, err)
	return text
}

var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func TestRequestSchema(t *testing.T) {
	text, faults := review.RequestSchema[note]()
	s := compile(t, text, faults)
	good := review.Request[note]{
		TaskToken: "AAAA", Gate: "Physician review", Level: "ward", IdempotencyKey: "run:gate:ward:1", Round: 1,
		RequestedAt: noon, ExpiresAt: noon.Add(time.Hour), ContentHash: "sha256:00", Ask: note{ID: "n1"},
	}
	accepted := map[string]map[string]any{
		"without an author":          {},
		"with an author":             {"author": "dr-m"},
		"of a newer gate":            {"quorum": 2},
		"with a question that grew":  {"ask": map[string]any{"id": "n1", "page": 4}},
		"as the workflow writes now": {"requestedAt": "2026-05-04T12:00:00.123Z"},
	}
	for name, with := range accepted {
		require.NoError(t, validate(t, s, change(t, good, with)), name)
	}
	refused := map[string]map[string]any{
		"no token":          {"taskToken": nil},
		"an empty token":    {"taskToken": ""},
		"no gate":           {"gate": nil},
		"no level":          {"level": nil},
		"no key":            {"idempotencyKey": nil},
		"round 0":           {"round": 0},
		"a round as text":   {"round": "1"},
		"no end":            {"expiresAt": nil},
		"no hash":           {"contentHash": ""},
		"no question":       {"ask": nil},
		"a question's part": {"ask": map[string]any{}},
	}
	for name, with := range refused {
		require.Error(t, validate(t, s, change(t, good, with)), name)
	}
}

func TestAnswerSchema(t *testing.T) {
	text, faults := review.AnswerSchema[review.Decision]()
	s := compile(t, text, faults)
	good := review.Answer[review.Decision]{
		Decision: review.Approve, Reviewer: "dr-k", Role: "radiologist", DecidedAt: noon, ContentHash: "sha256:00",
	}
	for _, d := range review.Decision("").Values() {
		require.NoError(t, validate(t, s, change(t, good, map[string]any{"decision": d, "comment": "reads well"})), d)
	}
	refused := map[string]map[string]any{
		"another decision":    {"decision": "APPROVE"},
		"no decision":         {"decision": nil},
		"no reviewer":         {"reviewer": ""},
		"no role":             {"role": nil},
		"no time":             {"decidedAt": nil},
		"no hash":             {"contentHash": nil},
		"a misspelt property": {"coment": "no"},
	}
	for name, with := range refused {
		require.Error(t, validate(t, s, change(t, good, with)), name)
	}

	text, faults = review.AnswerSchema[grade]()
	s = compile(t, text, faults)
	require.NoError(t, validate(t, s, change(t, good, map[string]any{"decision": "unclear"})))
	require.Error(t, validate(t, s, change(t, good, nil)), "approve is no grade")
}

func TestSchemasOfWhatHasNoJSON(t *testing.T) {
	text, faults := review.RequestSchema[chan int]()
	require.Nil(t, text)
	require.True(t, faults.HasErrors())
	text, faults = review.AnswerSchema[func()]()
	require.Nil(t, text)
	require.True(t, faults.HasErrors())
}

func TestSchemaTitles(t *testing.T) {
	text, faults := review.RequestSchema[note]()
	require.Empty(t, faults)
	require.Contains(t, string(text), `"title": "Review request: note"`)
	text, faults = review.RequestSchema[struct{}]()
	require.Empty(t, faults)
	require.Contains(t, string(text), `"title": "Review request"`)
}

func TestWhatNeedsAComment(t *testing.T) {
	require.False(t, review.Approve.NeedsComment())
	require.True(t, review.Reject.NeedsComment())
	require.True(t, review.Rework.NeedsComment())
	require.True(t, review.Decision("APPROVE").NeedsComment(), "an unknown decision is no approval")
}
