package reviewer_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// buried has tokens where package fmt does not call their methods.
type buried struct {
	token  reviewer.Token
	ticket reviewer.Ticket
	list   []reviewer.Token
	by     map[string]*reviewer.Ticket
}

func TestTokensDoNotPrint(t *testing.T) {
	_, _, ticket := desk(t)
	token := ticket.Token
	values := map[string]any{
		"token": token, "pointer": &token, "ticket": ticket, "ticket pointer": &ticket, "list": []reviewer.Token{token},
		"map": map[string]reviewer.Ticket{"a": ticket}, "buried": buried{token, ticket, []reviewer.Token{token}, map[string]*reviewer.Ticket{"a": &ticket}},
	}
	for name, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%20v", "%T %p"} {
			require.NotContains(t, fmt.Sprintf(verb, v), "secret/token", "%s %s", name, verb)
			require.NotContains(t, fmt.Sprintf(verb, v), fmt.Sprintf("%x", secret), "%s %s", name, verb)
		}
		for _, handler := range []func(*bytes.Buffer) slog.Handler{
			func(b *bytes.Buffer) slog.Handler { return slog.NewTextHandler(b, nil) },
			func(b *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(b, nil) },
		} {
			var log bytes.Buffer
			slog.New(handler(&log)).Info("asked", "value", v)
			require.Contains(t, log.String(), "asked")
			require.NotContains(t, log.String(), "secret/token", name)
		}
	}
	require.Equal(t, "[task token]", fmt.Sprintf("%v", token))
	require.Equal(t, "[task token]", token.String())
	require.Equal(t, "[task token]", token.GoString())
	require.Contains(t, fmt.Sprintf("%+v", ticket), "{Token:[task token] Gate:Physician review")
}

// TestTokensDoNotWriteThemselves: a store that would lose the token without a word gets an error.
func TestTokensDoNotWriteThemselves(t *testing.T) {
	_, _, ticket := desk(t)
	for _, v := range []any{ticket, &ticket, ticket.Token, map[string]reviewer.Token{"a": ticket.Token}} {
		text, err := json.Marshal(v)
		require.ErrorContains(t, err, "Reveal")
		require.Empty(t, text)
	}
	_, err := xml.Marshal(ticket)
	require.Error(t, err)
	require.Error(t, gob.NewEncoder(&bytes.Buffer{}).Encode(ticket.Token))
	require.ErrorContains(t, json.Unmarshal([]byte(`{"Token": "AAAA"}`), &ticket), "NewToken")
	require.Equal(t, secret, ticket.Token.Reveal())
}

func TestReveal(t *testing.T) {
	require.Equal(t, secret, reviewer.NewToken(secret).Reveal())
	require.Empty(t, reviewer.Token{}.Reveal())
	require.True(t, reviewer.Token{}.IsZero())
	require.True(t, reviewer.NewToken("").IsZero())
	require.False(t, reviewer.NewToken(secret).IsZero())
	require.Equal(t, "[task token]", fmt.Sprint(reviewer.Token{}))
}
