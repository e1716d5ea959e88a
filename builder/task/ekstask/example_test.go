package ekstask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/ekstask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Pod is a pod of Kubernetes, as far as it is read here.
type Pod struct {
	Status struct {
		Phase string `json:"phase"`
	} `json:"status"`
}

// Phase is the output of a workflow.
type Phase struct {
	Phase string `json:"phase"`
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

// The types say what the Kubernetes API takes and gives; any stands for nothing at all.
func ExampleCall() {
	w := builder.New[Study, Phase]("look-at-pod")
	req := ekstask.CallInput[any]{ClusterName: "imaging", Method: ekstask.MethodGet}
	look := builder.Task(w, "Look at pod", ekstask.Call[any, Pod]()).
		Arguments(&req,
			builder.Bind(&req.CertificateAuthority, builder.Param("certificate_authority")),
			builder.Bind(&req.Endpoint, builder.Param("endpoint")),
			builder.Bind(&req.Path, builder.Format("/api/v1/namespaces/reports/pods/{}", &w.Input().ID))).
		Retry(builder.RetryOn(ekstask.ErrStatus(503)))
	phase := Phase{}
	w.StartAt(look).Then(builder.Succeed(w, "Done", &phase,
		builder.Bind(&phase.Phase, &look.Result().ResponseBody.Status.Phase)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Look at pod",
	//   "States": {
	//     "Look at pod": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::eks:call",
	//       "Arguments": {
	//         "ClusterName": "imaging",
	//         "CertificateAuthority": "${certificate_authority}",
	//         "Endpoint": "${endpoint}",
	//         "Method": "GET",
	//         "Path": "{% \"/api/v1/namespaces/reports/pods/\" & $states.context.Execution.Input.id %}"
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "EKS.503"
	//           ]
	//         }
	//       ],
	//       "Assign": {
	//         "lookAtPod": {
	//           "ResponseBody": {
	//             "status": {
	//               "phase": "{% $states.result.ResponseBody.status.phase %}"
	//             }
	//           }
	//         }
	//       },
	//       "Next": "Done"
	//     },
	//     "Done": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "phase": "{% $lookAtPod.ResponseBody.status.phase %}"
	//       }
	//     }
	//   }
	// }
}

func ExampleRunJobSync() {
	w := builder.New[Study, ekstask.JobRun]("read-study")
	req := ekstask.RunJobInput[ekstask.Job]{
		ClusterName: "imaging",
		Job: ekstask.Job{
			APIVersion: "batch/v1", Kind: "Job",
			Metadata: ekstask.ObjectMeta{GenerateName: new("read-study-")},
			Spec: ekstask.JobSpec{ActiveDeadlineSeconds: new(3600), Template: ekstask.PodTemplate{Spec: ekstask.PodSpec{
				RestartPolicy: "Never",
				Containers:    []ekstask.Container{{Name: "reader", Image: "reader:3", Env: []ekstask.EnvVar{{Name: "STUDY"}}}},
			}}},
		},
		LogOptions: &ekstask.LogOptions{RetrieveLogs: new(true)},
	}
	w.StartAt(builder.Task(w, "Read study", ekstask.RunJobSync[ekstask.Job]()).
		Arguments(&req,
			builder.Bind(&req.CertificateAuthority, builder.Param("certificate_authority")),
			builder.Bind(&req.Endpoint, builder.Param("endpoint")),
			builder.Bind(&req.Job.Spec.Template.Spec.Containers[0].Env[0].Value, &w.Input().ID)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Read study",
	//   "States": {
	//     "Read study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::eks:runJob.sync",
	//       "Arguments": {
	//         "ClusterName": "imaging",
	//         "CertificateAuthority": "${certificate_authority}",
	//         "Endpoint": "${endpoint}",
	//         "Job": {
	//           "apiVersion": "batch/v1",
	//           "kind": "Job",
	//           "metadata": {
	//             "generateName": "read-study-"
	//           },
	//           "spec": {
	//             "activeDeadlineSeconds": 3600,
	//             "template": {
	//               "spec": {
	//                 "restartPolicy": "Never",
	//                 "containers": [
	//                   {
	//                     "name": "reader",
	//                     "image": "reader:3",
	//                     "env": [
	//                       {
	//                         "name": "STUDY",
	//                         "value": "{% $states.context.Execution.Input.id %}"
	//                       }
	//                     ]
	//                   }
	//                 ]
	//               }
	//             }
	//           }
	//         },
	//         "LogOptions": {
	//           "RetrieveLogs": true
	//         }
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
