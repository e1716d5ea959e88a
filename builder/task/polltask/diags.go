package polltask

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// The codes of this package. A code is never renumbered or reused.
var (
	errSchedule = diag.Def{
		Code: "ASL6800", Severity: diag.Error, Title: "unusable schedule of a polled job",
		Doc: "A job that is polled has an interval and a timeout, each given once, as a duration of whole seconds or as an " +
			"expression. The timeout is not below the interval. An interval that grows has a bound.",
		Spec: "https://states-language.net/spec.html#wait-state",
		Bad:  "polltask.Schedule{Timeout: time.Hour}",
		Good: "polltask.Schedule{Interval: time.Minute, Timeout: time.Hour}",
	}
	errStatuses = diag.Def{
		Code: "ASL6801", Severity: diag.Error, Title: "statuses of a polled job are not sorted out",
		Doc: "Every value of the status's type is in exactly one of Running, Done and Failed, so that a value that a newer version " +
			"of the type adds is decided about, and Running and Done hold one at least.",
		Bad:  "polltask.Statuses[Answer, Status]{Of: status, Done: []Status{\"COMPLETED\"}}",
		Good: "polltask.Statuses[Answer, Status]{Of: status, Running: []Status{\"IN_PROGRESS\"}, Done: []Status{\"COMPLETED\"}, Failed: []Status{\"FAILED\"}}",
	}
	errStatusField = diag.Def{
		Code: "ASL6802", Severity: diag.Error, Title: "status of a polled job is not found",
		Doc: "The function Of takes the address of the status in the answer. It is called once, when the workflow is built, must " +
			"not panic and must not return nil.",
		Bad:  "polltask.Statuses[Answer, Status]{}",
		Good: "polltask.Statuses[Answer, Status]{Of: func(a *Answer) *Status { return &a.Status }}",
	}
	warnEvents = diag.Def{
		Code: "ASL6803", Severity: diag.Warning, Title: "polling may fill the history of the execution",
		Doc: "An execution of a STANDARD workflow fails when its history has 25,000 events. Asking once for the status of a job takes " +
			"9 of them, so a job that runs up to its timeout must be asked less often.",
		Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
		Bad:  "polltask.Schedule{Interval: time.Second, Timeout: 24 * time.Hour}",
		Good: "polltask.Schedule{Interval: time.Minute, Timeout: 24 * time.Hour}",
	}
)

// Defs returns the documentation of every code that this package reports, sorted by code.
func Defs() []diag.Def { return []diag.Def{errSchedule, errStatuses, errStatusField, warnEvents} }

// report adds a diagnostic with a remedy to those of the workflow.
func report(s builder.Scope, def diag.Def, help, format string, args ...any) {
	builder.Report(s, def.At(diag.Pos{}, format, args...).WithHelp("%s", help))
}

func checkSchedule(s builder.Scope, name string, schedule Schedule) {
	for _, fault := range schedule.faults() {
		report(s, errSchedule, "for instance Schedule{Interval: time.Minute, Timeout: time.Hour}", "schedule of %q: %s", name, fault)
	}
	if n := schedule.Events(); n > maxEvents {
		report(s, warnEvents, "ask less often, or let the interval grow with BackoffRate and MaxInterval; a job in an execution of its own has a history of its own",
			"%q asks up to %d times within its timeout, which takes %d events of the history; an execution has at most %d",
			name, schedule.Questions(), n, maxEvents)
	}
}

// checkStatuses holds the three lists to the values of the type.
func checkStatuses[GRes any, S builder.Enum[S]](s builder.Scope, name string, by Statuses[GRes, S]) {
	const help = "put every value of the type into exactly one of Running, Done and Failed"
	if len(by.Running) == 0 || len(by.Done) == 0 {
		report(s, errStatuses, help, "statuses of %q: Running has %d values and Done %d; at least one each", name, len(by.Running), len(by.Done))
	}
	values, panicked := valuesOf[S]()
	if panicked != nil {
		report(s, errStatuses, "it is called on the zero value, and lists constants", "statuses of %q: the method Values panicked: %v", name, panicked)
		return
	}
	given := slices.Concat(by.Running, by.Done, by.Failed)
	for i, v := range given {
		switch {
		case slices.Contains(given[:i], v):
			report(s, errStatuses, help, "statuses of %q: %v is given twice", name, v)
		case !slices.Contains(values, v):
			report(s, errStatuses, help, "statuses of %q: %v is not a value of %T", name, v, v)
		}
	}
	for _, v := range values {
		if !slices.Contains(given, v) {
			report(s, errStatuses, help, "statuses of %q: %v is in none of the lists", name, v)
		}
	}
}

// valuesOf asks the type for its values; a panic of its method is the user's mistake.
func valuesOf[S builder.Enum[S]]() (values []S, panicked any) {
	defer func() { panicked = recover() }()
	var zero S
	return zero.Values(), nil
}
