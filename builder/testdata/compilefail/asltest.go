package compilefail

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
)

// tested is a run of a workflow of the clinic, with a state that is mocked.
type tested struct {
	run   *asltest.Execution[Admission, Discharge]
	chart *builder.TaskState[ChartRequest, Chart]
}

func badMockOfOtherRequest(m tested) {
	asltest.On(m.run, m.chart, func(context.Context, Admission) (Chart, error) { return Chart{}, nil }) // ERROR `does not match inferred type|cannot use`
}

func goodMockOfOtherRequest(m tested) {
	asltest.On(m.run, m.chart, func(context.Context, ChartRequest) (Chart, error) { return Chart{}, nil })
}

func badMockOfOtherResult(m tested) {
	asltest.On(m.run, m.chart, func(context.Context, ChartRequest) (Report, error) { return Report{}, nil }) // ERROR `does not match inferred type|cannot use`
}

func goodMockOfOtherResult(m tested) {
	asltest.On(m.run, m.chart, func(context.Context, ChartRequest) (Chart, error) { return Chart{}, nil })
}

func badCallsOfOtherType(m tested) []Report {
	return asltest.CallsOf(m.run, m.chart) // ERROR `cannot use`
}

func goodCallsOfOtherType(m tested) []ChartRequest {
	return asltest.CallsOf(m.run, m.chart)
}
