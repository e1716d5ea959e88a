package reviewer_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

func message(t testing.TB, with map[string]any) []byte {
	t.Helper()
	text, err := json.Marshal(request())
	require.NoError(t, err)
	properties := map[string]any{}
	require.NoError(t, json.Unmarshal(text, &properties))
	for name, v := range with {
		if properties[name] = v; v == nil {
			delete(properties, name)
		}
	}
	text, err = json.Marshal(properties)
	require.NoError(t, err)
	return text
}

func TestOpen(t *testing.T) {
	ticket, ask, err := reviewer.Open[note](message(t, map[string]any{"quorum": 2}))
	require.NoError(t, err)
	require.Equal(t, note{ID: "n1"}, ask)
	require.Equal(t, reviewer.Ticket{
		Token: reviewer.NewToken(secret), Gate: "Physician review", Level: "ward", IdempotencyKey: "run:gate:ward:1", Round: 1,
		RequestedAt: request().RequestedAt, ExpiresAt: request().ExpiresAt, ContentHash: "sha256:aa", Author: "dr-m",
	}, ticket)

	ticket, _, err = reviewer.Open[note](message(t, map[string]any{"author": nil}))
	require.NoError(t, err)
	require.Empty(t, ticket.Author)
}

func TestOpenRefuses(t *testing.T) {
	envelope, err := json.Marshal(map[string]string{"Type": "Notification", "Message": string(message(t, nil))})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		message []byte
		text    string
	}{
		"nothing":           {nil, "it is not JSON"},
		"no JSON":           {[]byte(secret), "it is not JSON"},
		"half of it":        {message(t, nil)[:100], "it is not JSON"},
		"text":              {[]byte(`"` + secret + `"`), "it is no object"},
		"a list":            {[]byte(`[{}]`), "it is no object"},
		"null":              {[]byte(`null`), "taskToken is absent"},
		"an envelope":       {envelope, "has the request in its Message or detail"},
		"no token":          {message(t, map[string]any{"taskToken": nil}), "taskToken is absent"},
		"a token of a kind": {message(t, map[string]any{"taskToken": 12345}), "property taskToken is not of type string"},
		"too long a token":  {message(t, map[string]any{"taskToken": strings.Repeat(secret, 100)}), "longer than a task token"},
		"no gate":           {message(t, map[string]any{"gate": nil}), "gate is absent"},
		"no key":            {message(t, map[string]any{"idempotencyKey": ""}), "idempotencyKey is absent"},
		"no end":            {message(t, map[string]any{"expiresAt": nil}), "expiresAt is absent"},
		"no hash":           {message(t, map[string]any{"contentHash": nil}), "contentHash is absent"},
		"an end of a kind":  {message(t, map[string]any{"expiresAt": secret}), "a property has a value that its type does not take"},
		"a question":        {message(t, map[string]any{"ask": map[string]any{"id": 7}}), "property ask.id is not of type string"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := reviewer.Open[note](c.message)
			require.ErrorIs(t, err, reviewer.ErrRequest)
			require.ErrorContains(t, err, c.text)
			require.NotContains(t, err.Error(), "secret/token")
		})
	}
}

// FuzzOpen: whatever the message, what is opened can be answered, and what is refused is not quoted.
func FuzzOpen(f *testing.F) {
	f.Add(message(f, nil))
	f.Add(message(f, map[string]any{"author": nil, "round": 1.5}))
	f.Add(message(f, map[string]any{"expiresAt": secret}))
	f.Add([]byte(`{"ask":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		ticket, _, err := reviewer.Open[note](text)
		if err != nil {
			require.ErrorIs(t, err, reviewer.ErrRequest)
			require.NotContains(t, err.Error(), "secret/token")
			return
		}
		require.False(t, ticket.Token.IsZero())
		require.False(t, ticket.ExpiresAt.IsZero())
		require.NotEmpty(t, ticket.ContentHash)
	})
}
