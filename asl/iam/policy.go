package iam

// Policy is what the role of a state machine must be allowed.
type Policy struct {
	// Statements are the permissions, each once, in a stable order.
	Statements []Statement
	// Unknown is what the definition does not tell.
	Unknown []Unknown
	// Partition is the partition that the Resources of the definition name, "aws-us-gov". Empty: none, or more than one.
	Partition string
}

// Statement allows actions on resources.
type Statement struct {
	// Actions are IAM actions, sorted: "lambda:InvokeFunction".
	Actions []string
	// Resources are what the actions are allowed on. At least one.
	Resources []Resource
	// Conditions bound the statement further, sorted. Empty: always.
	Conditions []Condition
	// Dynamic tells that a resource is known only at run time, so that the statement is wider than one execution needs.
	Dynamic bool
	// Why are the reasons: the states that need it, and why it is as wide as it is.
	Why []string
}

// Condition is one test of an IAM statement.
type Condition struct {
	// Operator is how the values are compared: "StringEquals", "StringLike", "ArnLike".
	Operator string
	// Key is what is compared: "iam:PassedToService", "s3:prefix".
	Key string
	// Values are the values of which one must match.
	Values []Resource
}

// Unknown is something that a definition does not tell and a policy should know.
type Unknown struct {
	// State is the name of the state; empty when the whole machine is meant.
	State string
	// Pointer leads to the place in the document.
	Pointer string
	// Field is the field that does not tell: "FunctionName", "Credentials.RoleArn".
	Field string
	// Reason says why it is not known and what to do.
	Reason string
	// Gap says what that means for the policy.
	Gap Gap
}

// Gap says what it means for a policy that something is not known.
type Gap string

const (
	// GapMissing tells that the policy may lack a right: what decides about it stands outside the definition.
	GapMissing Gap = "missing"
	// GapWider tells that the policy allows what is needed, and more: a pattern stands for what is known only at run time.
	GapWider Gap = "wider"
	// GapElsewhere tells that the policy is right, and that somebody else must have a right: a role that is passed, a cluster.
	GapElsewhere Gap = "elsewhere"
	// GapLater tells that the policy is right as soon as the placeholder is filled in.
	GapLater Gap = "later"
)

// Resource is an ARN, an ARN pattern or a part of one, written as texts and holes one after the other.
type Resource []Part

// Part is a text or a hole in a Resource.
type Part struct {
	// Text is the text; empty for a hole.
	Text string
	// Hole is what fills the place; empty for a text.
	Hole Hole
	// Param is the name of the placeholder ${name} of the definition that fills a hole of the kinds below [HoleParam].
	Param string
	// Prefix stands before the value of a [HoleNameOrARN] when the value is a name.
	Prefix Resource
	// Suffix stands behind the value of a [HoleNameOrARN] when the value is a name.
	Suffix Resource
	// ARN says of a [HoleNameOrARN] that its value is taken for an ARN as long as nobody gives it: Lambda functions are mostly named by
	// their ARNs, tables by their names.
	ARN bool
}

// Hole says what fills a place in a Resource.
type Hole string

const (
	// HolePartition is the partition of the account: aws, aws-cn, aws-us-gov.
	HolePartition Hole = "Partition"
	// HoleRegion is the region that the machine runs in.
	HoleRegion Hole = "Region"
	// HoleAccount is the account that the machine belongs to.
	HoleAccount Hole = "Account"
	// HoleStateMachineARN is the ARN of the machine itself.
	HoleStateMachineARN Hole = "StateMachineArn"
	// HoleStateMachineName is the name of the machine itself.
	HoleStateMachineName Hole = "StateMachineName"

	// HoleParam is the value of a placeholder of the definition as it is.
	HoleParam Hole = "Param"
	// HoleNameOrARN is the value of a placeholder that is a name or an ARN: an ARN stands as it is, a name behind Prefix.
	HoleNameOrARN Hole = "NameOrARN"
	// HoleQueueARN is the ARN of the queue whose URL is the value of a placeholder.
	HoleQueueARN Hole = "QueueARN"
	// HoleExecutions is the ARN of the executions of the machine whose ARN is the value of a placeholder, without the last part:
	// arn:aws:states:eu-central-1:111122223333:execution:name.
	HoleExecutions Hole = "Executions"
	// HoleS3ARN is the ARN of the objects behind an s3:// URI that is the value of a placeholder.
	HoleS3ARN Hole = "S3ARN"
)
