package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// retriers builds a workflow of one task with retriers, and returns them as they are written.
func retriers(t *testing.T, list ...builder.Retrier) []asl.Retrier {
	t.Helper()
	w := builder.New[admission, chart]("retry")
	w.StartAt(builder.Task(w, "Fetch", chartCall()).Retry(list...))
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	out := machine.States[0].State.(*asl.Task).Retry
	for i := range out {
		out[i].SetOrigin(diag.Pos{}) // which a warning about the service has set
	}
	return out
}

func TestTransient(t *testing.T) {
	require.Equal(t, []asl.Retrier{{
		ErrorEquals:     []string{"Charts.Down", "Charts.Broken"},
		IntervalSeconds: new(2), MaxAttempts: new(6), BackoffRate: new(2.0),
	}}, retriers(t, builder.Transient("Charts.Down", "Charts.Broken")))
}

func TestThrottled(t *testing.T) {
	require.Equal(t, []asl.Retrier{{
		ErrorEquals:     []string{"Charts.Throttled"},
		IntervalSeconds: new(1), MaxAttempts: new(8), BackoffRate: new(2.0), MaxDelaySeconds: new(60), JitterStrategy: new(asl.JitterFull),
	}}, retriers(t, builder.Throttled("Charts.Throttled")))
}

// TestPresetsAreValues adjusts presets, which stay as they are.
func TestPresetsAreValues(t *testing.T) {
	before := retriers(t, builder.LambdaTransient, builder.LambdaThrottled)
	changed := retriers(t, builder.LambdaTransient.MaxAttempts(1), builder.LambdaThrottled.JitterStrategy(asl.JitterNone).MaxDelaySeconds(30))
	require.Equal(t, new(1), changed[0].MaxAttempts)
	require.Equal(t, new(30), changed[1].MaxDelaySeconds)
	require.Equal(t, new(asl.JitterNone), changed[1].JitterStrategy)
	require.Equal(t, before, retriers(t, builder.LambdaTransient, builder.LambdaThrottled))
	require.Equal(t, []string{"Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException"},
		before[0].ErrorEquals)
}

func TestErrorEquals(t *testing.T) {
	r := builder.RetryOn("Charts.Down", "Charts.Broken").MaxAttempts(1)
	require.Equal(t, []string{"Charts.Down", "Charts.Broken"}, r.ErrorEquals())
	r.ErrorEquals()[0] = "Charts.Gone"
	require.Equal(t, []string{"Charts.Down", "Charts.Broken"}, r.ErrorEquals(), "the retrier is immutable")
	require.Equal(t, []string{"States.ALL"}, builder.RetryOn().ErrorEquals())
	require.Empty(t, builder.Retrier{}.ErrorEquals())
}
