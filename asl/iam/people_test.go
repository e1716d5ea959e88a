package iam_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
)

const (
	states   = "arn:${Partition}:states:${Region}:${Account}:"
	waits    = `"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q"},"End":true}`
	activity = `"Work":{"Type":"Task","Resource":"arn:aws:states:eu-central-1:111122223333:activity:read","End":true}`
	job      = `"Job":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync","Parameters":{},"End":true}`
	later    = `"Later":{"Type":"Task","Resource":"${work}","End":true}`
)

// distributedMap is a distributed Map of a name, with a processor.
func distributedMap(name, label, inside string) string {
	if label != "" {
		label = `"Label":"` + label + `",`
	}
	return `"` + name + `":{"Type":"Map",` + label + `"End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"X","States":{` + inside + `}}}`
}

func ofStates(t *testing.T, states string) *asl.StateMachine {
	return machine(t, `{"StartAt":"X","States":{`+states+`}}`)
}

// TestRespond: an answer to an integration is bounded by nothing, one to an activity by the activity, and others need no answer.
func TestRespond(t *testing.T) {
	const key = "arn:aws:kms:eu-central-1:111122223333:key/k"
	answers := func(on string) []string {
		return []string{"states:SendTaskFailure " + on, "states:SendTaskHeartbeat " + on, "states:SendTaskSuccess " + on}
	}
	const read = "arn:aws:states:eu-central-1:111122223333:activity:read"
	encrypted := " if kms:EncryptionContext:aws:states:stateMachineArn StringEquals ${StateMachineArn}"
	for name, c := range map[string]struct {
		states  string
		options iam.Options
		want    []string
	}{
		"token":                {waits, iam.Options{}, answers("*")},
		"in a distributed Map": {distributedMap("M", "m", waits), iam.Options{}, answers("*")},
		"logging and tracing":  {waits, iam.Options{Logging: true, XRay: true}, answers("*")},
		"key":                  {waits, iam.Options{KMSKey: key}, append([]string{"kms:Decrypt " + key + encrypted, "kms:GenerateDataKey " + key + encrypted}, answers("*")...)},
		"activity":             {activity, iam.Options{KMSKey: key}, append([]string{"states:GetActivityTask " + read}, answers(read)...)},
		"placeholder":          {later, iam.Options{}, []string{"unknown Resource"}},
		"job":                  {job, iam.Options{KMSKey: key}, nil},
		"nothing":              {`"X":{"Type":"Pass","End":true}`, iam.Options{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := iam.Respond(ofStates(t, c.states), c.options)
			sound(t, p)
			require.Equal(t, c.want, lines(p, iam.Values{}))
		})
	}
	both := lines(iam.Respond(ofStates(t, waits+","+activity), iam.Options{}), iam.Values{})
	require.ElementsMatch(t, both, []string{
		"states:GetActivityTask " + read,
		"states:SendTaskFailure *", "states:SendTaskHeartbeat *", "states:SendTaskSuccess *",
		"states:SendTaskFailure " + read, "states:SendTaskHeartbeat " + read, "states:SendTaskSuccess " + read,
	})
}

// TestOperate: executions are redriven by their own ARNs, Map Runs are watched and changed by theirs, with the Label where each Map has one.
func TestOperate(t *testing.T) {
	always := []string{"states:ListExecutions ${StateMachineArn}", "states:RedriveExecution " + states + "execution:${StateMachineName}:*"}
	run := func(pattern string) []string {
		runs := states + "mapRun:${StateMachineName}/" + pattern
		return append([]string{
			"states:DescribeMapRun " + runs, "states:UpdateMapRun " + runs, "states:ListExecutions " + runs,
			"states:ListMapRuns " + states + "execution:${StateMachineName}:*",
		}, always...)
	}
	const inside = `"X":{"Type":"Pass","End":true}`
	for name, c := range map[string]struct {
		states string
		want   []string
	}{
		"no Map":        {waits, always},
		"inline Map":    {`"M":{"Type":"Map","Label":"m","End":true,"ItemProcessor":{"StartAt":"X","States":{` + inside + `}}}`, always},
		"with a Label":  {distributedMap("M", "notes", inside), run("notes:*")},
		"without Label": {distributedMap("M", "", inside), run("*:*")},
		"one without":   {distributedMap("M", "notes", inside) + "," + distributedMap("N", "", inside), run("*:*")},
	} {
		t.Run(name, func(t *testing.T) {
			p := iam.Operate(ofStates(t, c.states))
			sound(t, p)
			require.ElementsMatch(t, c.want, lines(p, iam.Values{}))
		})
	}
	two := lines(iam.Operate(ofStates(t, distributedMap("M", "a", distributedMap("N", "b", inside)))), iam.Values{})
	for _, label := range []string{"a", "b"} {
		require.Contains(t, two, "states:UpdateMapRun "+states+"mapRun:${StateMachineName}/"+label+":*")
	}
	partition := iam.Operate(ofStates(t, `"T":{"Type":"Task","Resource":"arn:aws-us-gov:states:::lambda:invoke","End":true}`)).Partition
	require.Equal(t, "aws-us-gov", partition)
}

// TestPeopleAgreeWithTheCatalogue: a right is given on the type of resource on which a Task that makes the same call needs it.
func TestPeopleAgreeWithTheCatalogue(t *testing.T) {
	kinds := func(p *iam.Policy, action string) []string {
		var list []string
		for _, line := range lines(p, iam.Values{StateMachineName: "m"}) {
			if rest, ok := strings.CutPrefix(line, action+" "); ok {
				list = append(list, strings.Split(rest+"::::::", ":")[5])
			}
		}
		return list
	}
	operate := iam.Operate(ofStates(t, distributedMap("M", "notes", waits)))
	respond := iam.Respond(ofStates(t, waits), iam.Options{})
	work := iam.Respond(ofStates(t, activity), iam.Options{})
	for _, c := range []struct {
		policy       *iam.Policy
		action, call string
		arguments    string
	}{
		{operate, "states:UpdateMapRun", "updateMapRun", `{"MapRunArn.$":"$.a"}`},
		{operate, "states:DescribeMapRun", "describeMapRun", `{"MapRunArn.$":"$.a"}`},
		{operate, "states:ListMapRuns", "listMapRuns", `{"ExecutionArn.$":"$.a"}`},
		{operate, "states:RedriveExecution", "redriveExecution", `{"ExecutionArn.$":"$.a"}`},
		{operate, "states:ListExecutions", "listExecutions", `{"StateMachineArn.$":"$.a"}`},
		{operate, "states:ListExecutions", "listExecutions", `{"MapRunArn.$":"$.a"}`},
		{respond, "states:SendTaskSuccess", "sendTaskSuccess", `{"TaskToken.$":"$.a"}`},
		{respond, "states:SendTaskFailure", "sendTaskFailure", `{"TaskToken.$":"$.a"}`},
		{respond, "states:SendTaskHeartbeat", "sendTaskHeartbeat", `{"TaskToken.$":"$.a"}`},
		{work, "states:GetActivityTask", "getActivityTask", `{"ActivityArn.$":"$.a"}`},
	} {
		own := kinds(iam.Derive(task(t, "arn:aws:states:::aws-sdk:sfn:"+c.call, args(t, c.arguments), false), iam.Options{}), c.action)
		require.Len(t, own, 1, c.call)
		require.Contains(t, kinds(c.policy, c.action), own[0], c.call)
	}
}

// Those who answer with a task token have a policy of their own.
func ExampleRespond() {
	m, _ := asl.Parse("ask.asl.json", []byte(`{"StartAt":"Ask","States":{"Ask":{"Type":"Task",
		"Resource":"arn:aws:states:eu-central-1:111122223333:activity:read-letter","End":true}}}`))
	fmt.Print(iam.Respond(m, iam.Options{}).Report(iam.Values{}))
	// Output:
	// states:GetActivityTask
	// states:SendTaskFailure
	// states:SendTaskHeartbeat
	// states:SendTaskSuccess
	//     on arn:aws:states:eu-central-1:111122223333:activity:read-letter
	//     why Ask: is work for the workers of an activity, which answer with a task token
}

// Those who redrive executions and look after Map Runs see no data of theirs.
func ExampleOperate() {
	m, _ := asl.Parse("notes.asl.json", []byte(`{"StartAt":"All","States":{"All":{"Type":"Map","Label":"notes","End":true,
		"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"One","States":{"One":{"Type":"Pass","End":true}}}}}}`))
	for _, s := range iam.Operate(m).Statements {
		for _, r := range s.Resources {
			fmt.Println(s.Actions, r.Text(iam.Values{Partition: "aws", Region: "eu-central-1", Account: "111122223333", StateMachineName: "read"}))
		}
	}
	// Output:
	// [states:DescribeMapRun states:UpdateMapRun] arn:aws:states:eu-central-1:111122223333:mapRun:read/notes:*
	// [states:ListExecutions] arn:aws:states:eu-central-1:111122223333:stateMachine:read
	// [states:ListExecutions] arn:aws:states:eu-central-1:111122223333:mapRun:read/notes:*
	// [states:ListMapRuns states:RedriveExecution] arn:aws:states:eu-central-1:111122223333:execution:read:*
}
