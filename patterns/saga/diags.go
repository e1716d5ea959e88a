package saga

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// The codes of this package. A code is never renumbered or reused.
var (
	errNothing = diag.Def{
		Code: "ASL6840", Severity: diag.Error, Title: "rollback before the first step of a saga",
		Doc: "A rollback undoes the steps that are registered when it is made. Before the first one there is nothing to undo: the decision that leads " +
			"there needs no rollback, or the steps were registered too late.",
		Bad:  `saga.Rollback(s, "Rejected", "Rejected", "…"); bed := saga.Do(s, "Reserve bed", …)`,
		Good: `bed := saga.Do(s, "Reserve bed", …); saga.Rollback(s, "Rejected", "Rejected", "…")`,
	}
	errAlarm = diag.Def{
		Code: "ASL6841", Severity: diag.Error, Title: "saga without an alarm",
		Doc:  "Somebody has to know of a compensation that fails. That nobody is told has to be said.",
		Bad:  `saga.New(w, "Admission", saga.Alarm{})`,
		Good: `saga.New(w, "Admission", saga.SNS(builder.Param("alarm_topic_arn")))`,
	}
	errOption = diag.Def{
		Code: "ASL6842", Severity: diag.Error, Title: "unusable option of a saga",
		Doc:  "An option is not nil, the function of an exit returns a state, and CompensateOnFailure names each error once, or none for all of them.",
		Bad:  `saga.OnRolledBack(func(s *saga.Saga) builder.State { return nil })`,
		Good: `saga.OnRolledBack(func(s *saga.Saga) builder.State { return undone })`,
	}
	errState = diag.Def{
		Code: "ASL6843", Severity: diag.Error, Title: "step of a saga without a state",
		Doc:  "Around and Guard take a state that there is already. It is nil.",
		Bad:  `saga.Guard(s, (*builder.ParallelState)(nil))`,
		Good: `saga.Guard(s, builder.Parallel(w, "Inform wards"))`,
	}
)

// Defs returns the documentation of every code that this package reports, sorted by code.
func Defs() []diag.Def { return []diag.Def{errNothing, errAlarm, errOption, errState} }

// report adds a diagnostic with a remedy to those of the workflow.
func report(s builder.Scope, def diag.Def, help, format string, args ...any) {
	builder.Report(s, def.At(diag.Pos{}, format, args...).WithHelp("%s", help))
}

func quote(s string) string { return strconv.Quote(s) }
