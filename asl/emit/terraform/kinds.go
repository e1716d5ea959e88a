package terraform

import "strings"

// kind is what a parameter is, as far as the fields tell that it fills.
type kind struct {
	what    string // "the ARN of a function"; begins the description
	pattern string // of the whole value; empty: any text
	fault   string // what is said of another value
}

var (
	anyText   = kind{what: "A text"}
	anARN     = kind{"An ARN", `^arn:[a-z-]+:`, "This is not an ARN, which begins with arn: and a partition."}
	aQueueURL = kind{"The URL of a queue", `^https?://.+/.+/.+$`, "This is not the URL of a queue, such as https://sqs.eu-central-1.amazonaws.com/111122223333/name."}
	aBucket   = kind{"The name of a bucket", `^[0-9a-z][0-9a-z.-]{1,61}[0-9a-z]$`, "This is not the name of a bucket: 3 to 63 lower-case letters, digits, full stops and hyphens."}
	anS3URI   = kind{"An S3 URI", `^s3://`, "This is not an S3 URI, which begins with s3://."}
	aPart     = kind{"The partition of ARNs", `^aws(-[a-z]+)*$`, "This is not a partition, such as aws, aws-cn or aws-us-gov."}
	aMachine  = kind{"The ARN of a state machine", `^arn:[a-z-]+:states:[^:]+:[0-9]*:stateMachine:.`, "This is not the ARN of a state machine, such as arn:aws:states:eu-central-1:111122223333:stateMachine:name."}
	aFunction = kind{"The name or the ARN of a function", `^(arn:[a-z-]+:lambda:[0-9A-Za-z_:$-]+|[0-9A-Za-z_-]+(:[0-9A-Za-z_$-]+)?)$`, "This is not the name of a function, with or without :version, or its ARN."}
)

// kindOf finds out what a parameter is. A use as a text tells nothing; other fields that disagree leave it a text.
func kindOf(uses []use) kind {
	found := anyText
	for _, u := range uses {
		switch k := kindOfUse(u); {
		case k == anyText || k == found:
		case found == anyText:
			found = k
		default:
			return anyText
		}
	}
	return found
}

// kindOfUse judges by the name of the field, as AWS names its parameters.
func kindOfUse(u use) kind {
	switch {
	case u.arn:
		return aPart
	case !u.alone || !ofAWS(u.path):
		return anyText
	case u.field == "StateMachineArn":
		return aMachine
	case u.path == "Resource", strings.HasSuffix(u.field, "Arn"), strings.HasSuffix(u.field, "ARN"):
		return anARN
	case u.field == "QueueUrl":
		return aQueueURL
	case u.field == "Bucket":
		return aBucket
	case u.field == "S3Uri", u.field == "S3OutputPath":
		return anS3URI
	case u.field == "FunctionName":
		return aFunction
	}
	return anyText
}

// ofAWS tells that the field is one of Step Functions or of the API that it calls, not one of the user's own payload.
func ofAWS(path string) bool {
	outer, inner, _ := strings.Cut(path, ".")
	switch outer {
	case "Resource", "Credentials", "ItemReader", "ResultWriter":
		return true
	case "Arguments", "Parameters":
		first, _, _ := strings.Cut(inner, ".")
		return first != "Payload" && first != "MessageBody" && first != "Message" && first != "Input" && first != "Entries" && first != "RequestBody"
	}
	return false
}
