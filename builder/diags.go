package builder

import (
	"cmp"
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
)

// defined holds what def has made.
var defined []diag.Def

// code is a code of the builder and the remedy that most of its diagnostics have.
type code struct {
	diag.Def
	help string
}

// At makes a diagnostic with the usual remedy, which WithHelp replaces by a better one.
func (c code) At(pos diag.Pos, format string, args ...any) diag.Diagnostic {
	d := c.Def.At(pos, format, args...)
	d.Help = c.help
	return d
}

// def makes one code of the builder whose findings are errors: the workflow cannot be built.
func def(number, title, doc, help string) code { return define(number, diag.Error, title, doc, help) }

// define makes one code of the builder.
func define(number string, severity diag.Severity, title, doc, help string) code {
	d := diag.Def{Code: number, Severity: severity, Title: title, Doc: doc}
	defined = append(defined, d)
	return code{d, help}
}

// Defs returns the documentation of every code that [Workflow.Build] reports, sorted by code; what it finds in the machine that was
// made, the rules for documents and package asl/passage document. Bad and Good are empty: the
// programs are in the tests of this package.
func Defs() []diag.Def {
	return slices.SortedFunc(slices.Values(defined), func(a, b diag.Def) int { return cmp.Compare(a.Code, b.Code) })
}

// The codes of the builder. A code is never renumbered or reused.
var (
	errZeroExpr = def("ASL6001", "expression is the zero value", "Expr[T]{} says nothing. Make expressions with the functions of the builder.",
		"make expressions with the functions of the builder: From, Lit, Format …")
	errNotAPointer = def("ASL6002", "value where a pointer to a field is wanted", "Pointers are paths: hand over the address of a field, or an expression. A literal is written with Lit.",
		"give the address of a field or of a Go value, or an expression; a literal is written with Lit")
	errUserPanic = def("ASL6003", "function of the user panicked", "The functions of Pluck, Each, Filter, Field and Select are called once, with the address of a zero element, and must not read values. Values of an enumerated type is called on its zero value.",
		"the function is called once, with the address of a zero element: take addresses and build expressions, read no values")
	errTemplate = def("ASL6004", "malformed argument of an expression", "The literal argument of a text or list function cannot work.",
		"")
	errZeroDivisor = def("ASL6005", "division by zero", "The literal divisor is 0.",
		"divide by something else; DivExpr and ModExpr take a value for a divisor of zero")
	errParamName = def("ASL6006", "malformed parameter name", "A parameter's name begins with a letter or _ and goes on with letters, digits, _ and -, as Terraform wants it.",
		"a letter or _, then letters, digits, _ and -")
	errForeignPointer = def("ASL6010", "pointer leads into no value of the workflow", "Only fields of the workflow's input, of results, failures, items and variables can be read. Take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy of it.",
		"take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit")
	errOtherWorkflow = def("ASL6011", "pointer belongs to another workflow", "A value of one workflow cannot be read in another one.",
		"hand the value over in the input of this workflow")
	errZeroSize = def("ASL6012", "field has no size", "Fields of a type without size (struct{}, [0]T) share their address with their neighbours and cannot be told apart.",
		"give the field a type with content, or leave it out of the workflow")
	errHiddenField = def("ASL6013", "field is not part of the JSON form", "encoding/json does not write this field: it is unexported, tagged \"-\", hidden by another one, or inside a type with an encoding of its own.",
		"export the field and give it a name in its json tag; a type with an encoding of its own is read whole")
	errNilPointer = def("ASL6014", "pointer is nil", "A nil pointer names no field.",
		"take the address of a Go value or of one of its fields")
	errMayBeAbsent = def("ASL6015", "value may be absent", "The value is optional, or a struct around it is. Where it is absent the expression would give nothing, which fails at run time. Use OrElse, OrZero, BindOptional, Optional or Present.",
		"give a default with OrElse, read a plain field behind an optional struct with OrZero, or read it into an optional field with Optional")
	errNotBound = def("ASL6016", "bound field is not part of the value", "The address given to Bind is not inside the value that is passed on: it was copied, or it belongs to another one.",
		"take the address in the very value that is passed on, not in a copy of it; the value of a map has no address")
	errBoundTwice = def("ASL6017", "field is bound twice", "Two bindings fill the same field.",
		"take one of them out")
	errConvert = def("ASL6018", "types differ in their JSON form", "As changes the Go type only: the JSON forms of both types must be the same.",
		"build the value field by field with Object, or change one of the types")
	errEncode = def("ASL6019", "value cannot be written as JSON", "encoding/json refuses the value.",
		"give a value that encoding/json can write, or keep the field out with the tag json:\"-\"")
	errQuotedField = def("ASL6020", "text under the option string", "encoding/json writes a text with the option \"string\" as JSON inside JSON; the builder does not.",
		"take the option out of the field's json tag")
	errJSONata = def("ASL6021", "fault in JSONata text", "The text of JSONata is parsed when the workflow is built.",
		"see https://docs.jsonata.org")
	errTokenPlace = def("ASL6022", "task token out of place", "The task token exists only in the arguments of a call that waits for it.",
		"hand it over in the Arguments of a call that waits for it, such as sqstask.WithToken")
	errTokenMissing = def("ASL6023", "task token is not handed on", "A call that waits for its token must hand it on in its arguments, or nobody can ever resume it.",
		"bind a field of the request to TaskToken()")
	errLambdaEscapes = def("ASL6024", "element used outside its function", "The element that Pluck, Each, Filter or Field hands to a function exists only inside that function.",
		"read the element inside the function only, or take one element out of the list with At")
	errMapContext = def("ASL6025", "map item index out of place", "The index of an item is known inside an inline Map and in the ItemSelector of a distributed one.",
		"read it in the states of an inline Map, or in Select")

	errUnassigned = def("ASL6030", "read before it is there", "A state may read a value only if every path from the start to it passes the state that makes the value.",
		"read it only behind the state that makes it, or keep it in a variable that every path fills")
	errScope = def("ASL6031", "value of an inner scope read outside", "What a state inside a Map or a branch makes is not seen outside it. Hand it out as the result of the Map or the branch.",
		"hand the value out as the result of the Map or the branch")
	errDistributed = def("ASL6032", "value read across the border of a distributed Map", "The items of a distributed Map run as executions of their own: they see nothing from outside but what ItemSelector or BatchInput hands over.",
		"hand it over with Select or BatchInput")
	errAssignTarget = def("ASL6033", "not a variable", "Assign fills variables made with Var, whole.",
		"make a variable with Var and bind the pointer it returns, whole")
	errAssignOuter = def("ASL6034", "variable of an outer scope assigned", "A state inside a Map or a branch cannot assign a variable of the scope around it.",
		"make the variable in this scope, and hand its value out as the scope's result")
	errVarName = def("ASL6035", "malformed variable name", "A variable's name is a Unicode identifier of at most 80 characters, other than states, and used once.",
		"a letter or _, then letters, digits and _, at most 80 characters; not states")

	errNoStart = def("ASL6040", "no start", "StartAt names the first state of every scope.",
		"name its first state with StartAt")
	errStartTwice = def("ASL6041", "two starts", "A scope has one first state.",
		"a scope has one first state; a Choice or a Parallel begins in several ways")
	errUnreachable = def("ASL6042", "state is never reached", "No path from the start leads to the state. Often a Then is missing.",
		"lead to it with Then, When, Catch or StartAt, or take it out")
	errDuplicateName = def("ASL6043", "state name used twice", "State names are unique in the whole machine, inner scopes included. Fragments get a prefix.",
		"names are unique in the whole machine; a Fragment gives them a prefix")
	errStateName = def("ASL6044", "malformed state name", "A state's name has 1 to 80 characters.",
		"give it 1 to 80 characters; the prefix of a Fragment counts")
	errForeignState = def("ASL6045", "transition leaves its scope", "Then, When, Otherwise, Case, Catch and StartAt lead to states of the same scope of the same workflow.",
		"lead to a state of the same scope")
	errNilState = def("ASL6046", "transition to nil", "The target of a transition is nil.",
		"make the state before the transition that leads to it")
	errThenTwice = def("ASL6047", "Then given twice", "A state has one next state. Use a Choice to go different ways.",
		"a state has one next state; a Choice goes different ways")
	errNoNext = def("ASL6048", "state has no next state of its own", "A Choice goes where its rules say, and Succeed and Fail end the scope: none of them takes a Then.",
		"lead there from a state that goes on")
	errNoEnd = def("ASL6049", "scope never ends", "No path from the start ends: every state has a next one.",
		"let a Choice lead out of the loop, to a state without Then, to Succeed or to Fail")
	errOutputType = def("ASL6050", "scope ends with a value of another type", "Every state that ends a scope gives the scope's output: its own result, or what Output says, must have the type of the scope.",
		"end with Succeed, give it an Output, or go on with Then")
	errGivenTwice = def("ASL6051", "given twice", "The field of the state has one value.",
		"take one of them out")
	errNoRule = def("ASL6052", "choice without a rule", "A Choice has at least one rule.",
		"add one with When; where there is nothing to choose, use Then")
	errNotExhaustive = def("ASL6053", "switch misses a value", "Without Otherwise, a Switch has a case for every value that the type's Values method lists.",
		"add the cases, or an Otherwise")
	errCaseTwice = def("ASL6054", "case given twice, or not a value of the type", "Every value of the type has one case.",
		"take one of them out")
	errNoDefault = def("ASL6055", "choice without a way out", "Where no rule is true, a Choice without Otherwise fails with States.NoChoiceMatched.",
		"say where to go when no rule is true")
	errBounds = def("ASL6056", "number out of range", "The field has bounds on AWS.",
		"")
	errRetrier = def("ASL6057", "malformed retrier or catcher", "States.ALL stands alone and last; the names of errors are not empty.",
		"begin with RetryOn or On; without names they stand for every error")
	errHeartbeat = def("ASL6058", "heartbeat not below the timeout", "HeartbeatSeconds must be less than TimeoutSeconds.",
		"give a shorter heartbeat or a longer timeout")
	errFailureUnknown = def("ASL6059", "failure of a state without Catch", "A failure exists only where a Catch leads.",
		"lead there with a Catch")
	errExpress = def("ASL6060", "not in an EXPRESS workflow", "Express workflows, and EXPRESS children of a distributed Map, know no task token, no .sync, no activity and no distributed Map.",
		"use a STANDARD workflow, or a call that does not wait")
	errBranches = def("ASL6061", "parallel without branches", "A Parallel state has at least one branch.",
		"add one with Branch")
	errReader = def("ASL6062", "malformed item source", "The items of a Map come from a list, a selection, or, for a distributed Map, a reader or batches.",
		"make items with FromList, S3CSV or another reader")
	errWriter = def("ASL6063", "results of a written Map read as a list", "With a ResultWriter the results are in S3, and the state's result names the place: read Written.",
		"with a ResultWriter read Written, without one read Result")
	errLabel = def("ASL6064", "malformed label", "A label has at most 40 characters, without white space, wildcards, brackets and : ; , \\ | ^ ~ $ # % & ` \" and control characters.",
		"1 to 40 characters, without white space and ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & ` \"")
	errWorkflowName = def("ASL6065", "malformed workflow name", "The name of a workflow has 1 to 80 characters: letters, digits, - and _.",
		"1 to 80 letters, digits, - and _")
	errScopeClosed = def("ASL6066", "nil scope", "A state is made in a workflow, a processor, a branch or a fragment. What is made in a nil scope belongs to no workflow; Build reports it where something of a workflow uses it.",
		"hand over the workflow, or the processor, branch or fragment that it belongs to")
	errCallSpec = def("ASL6067", "malformed call", "The call of a task has no resource, or a request that does not fit beside its other arguments; or the partition of the ARNs is an expression.",
		"make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource")
	errArguments = def("ASL6072", "call that no Task can make", "Two options of a call exclude each other, one needs another one, one is given twice, or the service refuses the literal of one; an expression of DynamoDB is malformed, or names no field of the table's row; the types of a call of the AWS SDK are not the Input and the Output of one operation.",
		"")
	errAttributes = def("ASL6080", "no attribute value of DynamoDB", "An item is a struct or a map whose members have attribute values. A set has an element at least.",
		"give the field a type that encoding/json writes and DynamoDB knows: texts, numbers, truth values, bytes, lists, maps and structs")
	errWorkflowValue = def("ASL6070", "value of the workflow given as a Go value", "What Input, Result, Failure, Item and Var return stands for a value that is there when the workflow runs; as a Go value it is empty.",
		"use the form of the call that takes an expression, and From")
	errChanged = def("ASL6071", "value changed after it was given", "The Go value that a state hands on is read when the workflow is built. One that was changed after it was handed over means something else than the line that hands it over says.",
		"fill the value before it is handed over, and use one value for each state")
	warnPlainStream = define("ASL6073", diag.Warning, "stream holds plain text", "Step Functions writes what is handed to a stream as JSON: a text arrives with quotes round it.",
		"hand over an object or an array, or write the text by a Lambda function")
	errRequirement = def("ASL6092", "malformed requirement", "A requirement names a target and passages: states that succeed, or transitions of a Choice that a rule, and not Otherwise, takes.",
		"")
	errSensitive = def("ASL6100", "sensitive field reaches what a policy forbids", "A field tagged asl:\"sensitive\", or a value computed from one, reaches a receiver that Forbid names.",
		"hand over a reference instead, or allow the field by name with Except")
	errPolicy = def("ASL6101", "policy that forbids nothing", "A policy of Forbid, or a receiver in it, holds nothing whatever the workflow does: it is a zero value, a service that there is none of, or no Task of the workflow.",
		"make policies with SensitiveTo and receivers such as Service")
	errException = def("ASL6102", "exception that names no sensitive field", "Except allows fields that are tagged asl:\"sensitive\" in a type of the workflow, by the name of the field or by type and field.",
		"name the field as Lineage does, or take it out")
	errParamClash = def("ASL6069", "text looks like a parameter", "A literal text holds ${name}, and name is a parameter of the workflow: templatefile would replace both.",
		"write Param, or give the parameter another name")
)
