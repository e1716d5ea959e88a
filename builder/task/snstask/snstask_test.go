package snstask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
	"github.com/aslgen/aslgen/builder/task/snstask"
)

const (
	topic    = "arn:aws:sns:eu-central-1:111122223333:findings"
	endpoint = "arn:aws:sns:eu-central-1:111122223333:endpoint/APNS/ward/1"
)

// asking makes a question that hands the token on.
func asking() builder.Expr[Question] {
	q := Question{}
	return builder.Object(&q, builder.Bind(&q.Token, builder.TaskToken()))
}

func TestTable(t *testing.T) {
	require.Empty(t, tabletest.Faults("sns:publish", nil,
		tabletest.Workflow(snstask.Publish[Finding](topic, snstask.Subject("Finding"), snstask.MessageAttribute("ward", "3"),
			snstask.NumberAttribute("urgency", "2"), snstask.ListAttribute("codes", builder.Lit([]string{"a"}))), Finding{}),
		tabletest.Workflow(snstask.Publish[Finding](topic+".fifo", snstask.MessageGroupID("p"), snstask.MessageDeduplicationID("1")), Finding{}),
		tabletest.Workflow(snstask.Publish[snstask.Messages](builder.Param("topic")), snstask.Messages{Default: "x"}),
		tabletest.Workflow(snstask.PublishToEndpoint[Finding](endpoint, snstask.EndpointAttribute("AWS.SNS.MOBILE.APNS.TTL", "60")), Finding{}),
		tabletest.Workflow(snstask.SendText("+4915112345678", snstask.SenderID("WARD"), snstask.Type(snstask.Transactional)), "Come"),
		tabletest.Waiting(snstask.WithToken[Question, Answer](topic), asking()),
		tabletest.Waiting(snstask.PublishToEndpointWithToken[Question, Answer](endpoint), asking()),
		tabletest.Waiting(snstask.SendTextWithToken[Answer](builder.Param("phone")), builder.Format("https://ward/{}", builder.TaskToken())),
	))
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		snstask.ErrAmazonSNS, snstask.ErrAuthorizationError, snstask.ErrEndpointDisabled, snstask.ErrInternalError, snstask.ErrInvalidParameter,
		snstask.ErrInvalidParameterValue, snstask.ErrInvalidSecurity, snstask.ErrKmsAccessDenied, snstask.ErrKmsDisabled, snstask.ErrKmsInvalidState,
		snstask.ErrKmsNotFound, snstask.ErrKmsOptInRequired, snstask.ErrKmsThrottling, snstask.ErrNotFound, snstask.ErrPlatformApplicationDisabled,
		snstask.ErrSdkClient, snstask.ErrThrottled, snstask.ErrValidation,
	}, "sns:publish"))
}

func TestRefused(t *testing.T) {
	group, id := snstask.MessageGroupID("g"), snstask.MessageDeduplicationID("1")
	for name, c := range map[string]struct {
		topic   builder.Expr[string]
		options []snstask.Option
		want    []string
	}{
		"plain":            {builder.Lit(topic), []snstask.Option{nil, snstask.Subject("Finding")}, nil},
		"ordered":          {builder.Lit(topic + ".fifo"), []snstask.Option{group, id}, nil},
		"no group":         {builder.Lit(topic + ".fifo"), nil, []string{`topic "` + topic + `.fifo" is a FIFO topic, and the message has no group (add MessageGroupID)`}},
		"no group, param":  {builder.Param("topic"), []snstask.Option{id}, []string{"MessageDeduplicationID is for FIFO topics, which need a group (add MessageGroupID)"}},
		"standard with id": {builder.Lit(topic), []snstask.Option{group, id}, []string{`topic "` + topic + `" is no FIFO topic, and takes no MessageDeduplicationID (take it out; the names of FIFO topics end in .fifo)`}},
		"empty subject":    {builder.Lit(topic), []snstask.Option{snstask.Subject("")}, []string{`subject "" is none that SNS takes (1 to 99 characters of ASCII, without line breaks and without a blank at the start)`}},
		"subject of two":   {builder.Lit(topic), []snstask.Option{snstask.Subject("a\nb")}, []string{`subject "a\nb" is none that SNS takes (1 to 99 characters of ASCII, without line breaks and without a blank at the start)`}},
		"empty attribute":  {builder.Lit(topic), []snstask.Option{snstask.MessageAttribute("ward", "")}, []string{`message attribute "ward" is an empty text, which the service refuses (leave the attribute out)`}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, tabletest.Refused(snstask.Publish[Finding](c.topic, c.options...)))
		})
	}
	for _, number := range []string{"", "015112345678", "+0151", "+49 151", "+4915112345678901"} {
		require.Len(t, tabletest.Refused(snstask.SendText(number)), 1, number)
	}
	require.Empty(t, tabletest.Refused(snstask.SendText("+4915112345678", nil)))
	require.Equal(t, []snstask.SMSType{"Transactional", "Promotional"}, snstask.SMSType("").Values())
}
