package sqstask_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

const (
	standard = "https://sqs.eu-central-1.amazonaws.com/111122223333/studies"
	fifo     = standard + ".fifo"
)

func TestTable(t *testing.T) {
	q := Question{}
	require.Empty(t, tabletest.Faults("sqs:sendMessage", nil,
		tabletest.Workflow(sqstask.SendMessage[Study](standard, sqstask.DelaySeconds(5), sqstask.MessageGroupID("p"),
			sqstask.MessageAttribute("kind", "study"), sqstask.NumberAttribute("images", "3")), Study{}),
		tabletest.Workflow(sqstask.SendMessage[Study](fifo, sqstask.MessageGroupID("p"), sqstask.MessageDeduplicationID("1")), Study{}),
		tabletest.Waiting(sqstask.WithToken[Question, Answer](builder.Param("queue"), sqstask.DelaySeconds(builder.StateRetryCount())),
			builder.Object(&q, builder.Bind(&q.Token, builder.TaskToken()))),
	))
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		sqstask.ErrAmazonSQS, sqstask.ErrInvalidAddress, sqstask.ErrInvalidMessageContents, sqstask.ErrInvalidSecurity, sqstask.ErrKmsAccessDenied,
		sqstask.ErrKmsDisabled, sqstask.ErrKmsInvalidKeyUsage, sqstask.ErrKmsInvalidState, sqstask.ErrKmsNotFound, sqstask.ErrKmsOptInRequired,
		sqstask.ErrKmsThrottled, sqstask.ErrQueueDoesNotExist, sqstask.ErrRequestThrottled, sqstask.ErrSdkClient, sqstask.ErrUnsupportedOperation,
	}, "sqs:sendMessage"))
}

func TestRefused(t *testing.T) {
	group, id, delay := sqstask.MessageGroupID("g"), sqstask.MessageDeduplicationID("1"), sqstask.DelaySeconds(5)
	for name, c := range map[string]struct {
		queue   builder.Expr[string]
		options []sqstask.Option
		want    []string
	}{
		"plain":               {builder.Lit(standard), []sqstask.Option{nil, delay, group}, nil},
		"ordered":             {builder.Lit(fifo), []sqstask.Option{group, id}, nil},
		"unknown":             {builder.Param("queue"), []sqstask.Option{group, id}, nil},
		"no group":            {builder.Lit(fifo), nil, []string{`queue "` + fifo + `" is a FIFO queue, and the message has no group (add MessageGroupID)`}},
		"no group, param":     {builder.Param("queue"), []sqstask.Option{id}, []string{"MessageDeduplicationID is for FIFO queues, which need a group (add MessageGroupID)"}},
		"standard with id":    {builder.Lit(standard), []sqstask.Option{group, id}, []string{`queue "` + standard + `" is no FIFO queue, and takes no MessageDeduplicationID (take it out; the names of FIFO queues end in .fifo)`}},
		"delay in order":      {builder.Lit(fifo), []sqstask.Option{group, delay}, []string{"a FIFO queue takes no DelaySeconds of a message (set the delay on the queue)"}},
		"delay with id":       {builder.Param("queue"), []sqstask.Option{group, id, delay}, []string{"a FIFO queue takes no DelaySeconds of a message (set the delay on the queue)"}},
		"delay too long":      {builder.Param("queue"), []sqstask.Option{sqstask.DelaySeconds(901)}, []string{"DelaySeconds is 901; 0 to 900 (wait longer in a Wait state)"}},
		"delay below zero":    {builder.Param("queue"), []sqstask.Option{sqstask.DelaySeconds(builder.Lit(-1))}, []string{"DelaySeconds is -1; 0 to 900 (wait longer in a Wait state)"}},
		"delay twice":         {builder.Param("queue"), []sqstask.Option{delay, delay}, []string{`argument "DelaySeconds" of the call is given twice (take one of them out)`}},
		"attribute of AWS":    {builder.Param("queue"), []sqstask.Option{sqstask.MessageAttribute("AWS.x", "y")}, []string{`message attribute "AWS.x" has a name that AWS keeps to itself (begin it otherwise than with AWS. or Amazon.)`}},
		"attribute no name":   {builder.Param("queue"), []sqstask.Option{sqstask.NumberAttribute("a b", "1")}, []string{`"a b" is no name of a message attribute (1 to 256 letters, digits, _, - and single dots, none of them at an end)`}},
		"attribute twice":     {builder.Param("queue"), []sqstask.Option{sqstask.MessageAttribute("a", "1"), sqstask.MessageAttribute("a", "1")}, []string{`argument "MessageAttributes.a.DataType" of the call is given twice (take one of them out)`, `argument "MessageAttributes.a.StringValue" of the call is given twice (take one of them out)`}},
		"attributes too many": {builder.Param("queue"), attributes(11), []string{"the message has 11 attributes; at most 10 (put the data into the body)"}},
		"attributes enough":   {builder.Param("queue"), attributes(10), nil},
	} {
		t.Run(name, func(t *testing.T) {
			require.ElementsMatch(t, c.want, tabletest.Refused(sqstask.SendMessage[Study](c.queue, c.options...)))
		})
	}
}

func attributes(n int) []sqstask.Option {
	out := make([]sqstask.Option, n)
	for i := range out {
		out[i] = sqstask.MessageAttribute("a"+strconv.Itoa(i), "x")
	}
	return out
}
