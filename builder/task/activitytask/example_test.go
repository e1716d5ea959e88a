package activitytask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/activitytask"
)

type (
	Study struct {
		ID string `json:"id"`
	}
	Report struct {
		Finding string `json:"finding"`
	}
)

// A physician's workstation asks for work, says every minute that it is still on it, and sends a Report.
func ExampleActivity() {
	w := builder.New[Study, Report]("second-reading")
	unread := builder.Fail(w, "Unread", "Unread", "nobody has read the study")
	w.StartAt(builder.Task(w, "Read again", activitytask.Activity[Study, Report](builder.Param("second_reading_activity_arn"))).
		ArgumentsExpr(builder.From(w.Input())).
		Timeout(8*time.Hour).
		Heartbeat(5*time.Minute).
		Catch(unread, activitytask.ErrTimeout, activitytask.ErrHeartbeatTimeout))
	machine, faults := w.Build()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Read again",
	//   "States": {
	//     "Read again": {
	//       "Type": "Task",
	//       "Resource": "${second_reading_activity_arn}",
	//       "Arguments": "{% $states.context.Execution.Input %}",
	//       "TimeoutSeconds": 28800,
	//       "HeartbeatSeconds": 300,
	//       "Catch": [
	//         {
	//           "ErrorEquals": [
	//             "States.Timeout",
	//             "States.HeartbeatTimeout"
	//           ],
	//           "Next": "Unread"
	//         }
	//       ],
	//       "End": true
	//     },
	//     "Unread": {
	//       "Type": "Fail",
	//       "Error": "Unread",
	//       "Cause": "nobody has read the study"
	//     }
	//   }
	// }
}
