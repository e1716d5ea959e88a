package review_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review"
)

func TestRequestsPrintWithoutTheirToken(t *testing.T) {
	r := review.Request[note]{TaskToken: "AQCEAAAAsecret", Gate: "Physician review", Ask: note{ID: "n1"}}
	for _, v := range []any{r, &r, []review.Request[note]{r}, map[string]*review.Request[note]{"a": &r}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			require.NotContains(t, fmt.Sprintf(verb, v), "secret", verb)
			require.NotContains(t, fmt.Sprintf(verb, v), fmt.Sprintf("%x", "secret"), verb)
		}
	}
	require.Contains(t, fmt.Sprintf("%+v", r), "{TaskToken:[task token] Gate:Physician review Level: ")
	require.Contains(t, fmt.Sprintf("%+v", review.Request[note]{}), "{TaskToken: Gate: ")
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.Contains(t, string(text), `"taskToken":"AQCEAAAAsecret"`, "the channel needs it")
}
