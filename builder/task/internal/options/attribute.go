package options

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/aslgen/aslgen/builder"
)

var attributeName = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,256}$`)

// Attribute makes an attribute of a message of SQS or SNS: a member of MessageAttributes.
func Attribute(name, dataType string, value builder.Argument) builder.Argument {
	if !attributeName.MatchString(name) || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || strings.Contains(name, "..") {
		return builder.RefusedArgument(fmt.Sprintf("%q is no name of a message attribute", name),
			"1 to 256 letters, digits, _, - and single dots, none of them at an end")
	}
	if text, ok := Text(value); ok && text == "" {
		return builder.RefusedArgument(fmt.Sprintf("message attribute %q is an empty text, which the service refuses", name),
			"leave the attribute out")
	}
	return builder.ObjectArgument("MessageAttributes",
		builder.ObjectArgument(name, builder.TextArgument("DataType", dataType), value))
}
