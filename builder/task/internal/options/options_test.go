package options_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

type option func() []builder.Argument

func TestAll(t *testing.T) {
	a, b := builder.TextArgument("A", "1"), builder.TextArgument("B", builder.Param("b"))
	all := options.All([]option{options.Of[option](a), nil, options.Of[option](b, a)})
	require.Len(t, all, 3)
	require.Equal(t, "B", options.Given(all, "B").Name())
	require.Nil(t, options.Given(all, "C"))
	text, ok := options.Text(a)
	require.True(t, ok)
	require.Equal(t, "1", text)
	_, ok = options.Text(b)
	require.False(t, ok)
}

func TestAttribute(t *testing.T) {
	value := builder.TextArgument("StringValue", "x")
	for name, want := range map[string]string{
		"kind": "MessageAttributes", "AWS.SNS.SMS.SenderID": "MessageAttributes", "a-b_c": "MessageAttributes",
		"": "", ".a": "", "a.": "", "a..b": "", "a b": "", "ü": "",
	} {
		require.Equal(t, want, options.Attribute(name, "String", value).Name(), name)
	}
	require.Empty(t, options.Attribute("kind", "String", builder.TextArgument("StringValue", "")).Name())
}
