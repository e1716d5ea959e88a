package iam

import (
	"regexp"
	"strings"
)

// Values fill the holes of a policy. A hole whose value is empty is printed as a placeholder: ${Partition}, ${Region}, ${Account},
// ${StateMachineArn}, ${StateMachineName}, and a parameter of the definition as it stands there.
type Values struct {
	// Partition is the partition of the account, "aws-us-gov".
	Partition string
	// Region is the region that the machine runs in, "eu-central-1".
	Region string
	// Account is the account that the machine belongs to, twelve digits.
	Account string
	// StateMachineName is the name of the machine.
	StateMachineName string
	// Params are the values of the definition's placeholders by name.
	Params map[string]string
}

// String spells the resource with all its holes as placeholders.
func (r Resource) String() string { return r.Text(Values{}) }

// Text spells the resource with holes filled as far as the values are known. It is a pattern of IAM: * and ? stand for any text.
func (r Resource) Text(v Values) string {
	var b strings.Builder
	for _, p := range r {
		b.WriteString(p.text(v))
	}
	return b.String()
}

// text spells one part.
func (p Part) text(v Values) string {
	switch p.Hole {
	case "":
		return p.Text
	case HolePartition:
		return or(v.Partition, "${Partition}")
	case HoleRegion:
		return or(v.Region, "${Region}")
	case HoleAccount:
		return or(v.Account, "${Account}")
	case HoleStateMachineName:
		return or(v.StateMachineName, "${StateMachineName}")
	case HoleStateMachineARN:
		if v.StateMachineName == "" {
			return "${StateMachineArn}"
		}
		return parse("arn:${Partition}:states:${Region}:${Account}:stateMachine:" + escape(v.StateMachineName)).Text(v)
	}
	value, known := v.Params[p.Param]
	if !known {
		return p.unknown(v)
	}
	filled := literal(value)
	switch p.Hole {
	case HoleNameOrARN:
		if !filled.isARN() {
			filled = concat(p.Prefix, filled, p.Suffix)
		}
	case HoleQueueARN:
		filled = queueARN(filled)
	case HoleExecutions:
		filled = executions(filled)
	case HoleS3ARN:
		filled = objectOfURI(filled)
	}
	v.Params = nil // a value is no template
	return filled.Text(v)
}

// unknown spells a parameter without value: as its placeholder where that gives an ARN, else as the narrowest pattern.
func (p Part) unknown(v Values) string {
	placeholder := "${" + p.Param + "}"
	switch p.Hole {
	case HoleNameOrARN:
		if p.takenForARN() {
			return placeholder
		}
		return p.Prefix.Text(v) + placeholder + p.Suffix.Text(v)
	case HoleQueueARN:
		return parse("arn:${Partition}:sqs:${Region}:${Account}:*").Text(v)
	case HoleExecutions:
		return parse("arn:${Partition}:states:${Region}:${Account}:execution").Text(v)
	case HoleS3ARN:
		return parse("arn:${Partition}:s3:::*").Text(v)
	default:
		return placeholder
	}
}

var (
	namedARN  = regexp.MustCompile(`(?i)arn$`)
	namedName = regexp.MustCompile(`(?i)(name|id)$`)
)

// takenForARN guesses by the name of a placeholder whether it stands for an ARN; only the spelling of an unfilled policy hangs on it.
func (p Part) takenForARN() bool {
	return namedARN.MatchString(p.Param) || p.ARN && !namedName.MatchString(p.Param)
}

func or(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}
