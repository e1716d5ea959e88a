package reviewer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

func TestHeartbeatAndEnds(t *testing.T) {
	d, client, ticket := desk(t)
	ticket.ExpiresAt = noon.Add(-1) // Step Functions knows better whether the gate still waits
	long := strings.Repeat("ü", 32768)
	require.NoError(t, d.Heartbeat(t.Context(), ticket))
	require.NoError(t, d.Cancel(t.Context(), ticket, ""))
	require.NoError(t, d.Supersede(t.Context(), ticket, long))
	require.Equal(t, []call{
		{operation: "SendTaskHeartbeat", token: secret},
		{operation: "SendTaskFailure", token: secret, name: "Review.Cancelled"},
		{operation: "SendTaskFailure", token: secret, name: "Review.Superseded", cause: long},
	}, client.calls)

	require.ErrorIs(t, d.Cancel(t.Context(), ticket, long+"ü"), reviewer.ErrTooLarge)
	ticket.Token = reviewer.Token{}
	require.ErrorIs(t, d.Heartbeat(t.Context(), ticket), reviewer.ErrRequest)
	require.ErrorIs(t, d.Cancel(t.Context(), ticket, "r"), reviewer.ErrRequest)
	require.ErrorIs(t, d.Supersede(t.Context(), ticket, "r"), reviewer.ErrRequest)
	require.Len(t, client.calls, 3)
}
