package codebuildtask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/codebuildtask"
)

// Release is what is built.
type Release struct {
	Revision string `json:"revision"`
}

// Built is the output of a workflow.
type Built struct {
	Build string `json:"build"`
}

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

func ExampleStartBuildSync() {
	w := builder.New[Release, Built]("build")
	req := codebuildtask.StartBuildInput{TimeoutInMinutesOverride: new(30)}
	build := builder.Task(w, "Build", codebuildtask.StartBuildSync()).
		Arguments(&req,
			builder.Bind(&req.ProjectName, builder.Param("project_name")),
			builder.BindPtr(&req.SourceVersion, &w.Input().Revision))
	built := Built{}
	w.StartAt(build).Then(builder.Succeed(w, "Built", &built, builder.Bind(&built.Build, &build.Result().Build.Id)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Build",
	//   "States": {
	//     "Build": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::codebuild:startBuild.sync",
	//       "Arguments": {
	//         "ProjectName": "${project_name}",
	//         "SourceVersion": "{% $states.context.Execution.Input.revision %}",
	//         "TimeoutInMinutesOverride": 30
	//       },
	//       "Assign": {
	//         "build": {
	//           "Build": {
	//             "Id": "{% $states.result.Build.Id %}"
	//           }
	//         }
	//       },
	//       "Next": "Built"
	//     },
	//     "Built": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "build": "{% $build.Build.Id %}"
	//       }
	//     }
	//   }
	// }
}
