package ekstask

import (
	"strconv"

	"github.com/aslgen/aslgen/builder"
)

// RunJobInput is what eks:runJob takes. Manifest is the type of the job: [Job], or any other Go type with the JSON form of a batch/v1
// Job of Kubernetes.
type RunJobInput[Manifest any] struct {
	// ClusterName is the name of the cluster; required.
	ClusterName string `json:"ClusterName,omitempty"`
	// CertificateAuthority is the certificate of the cluster's API server in Base64, as DescribeCluster gives it; required.
	CertificateAuthority string `json:"CertificateAuthority,omitempty"`
	// Endpoint is the URL of the cluster's API server; required.
	Endpoint string `json:"Endpoint,omitempty"`
	// Namespace is where the job is made. Nil: the namespace default.
	Namespace *string `json:"Namespace,omitempty"`
	// Job is the job; required.
	Job Manifest `json:"Job,omitzero"`
	// LogOptions say whether the logs of the job are a part of the result. Nil: they are not.
	LogOptions *LogOptions `json:"LogOptions,omitempty"`
}

// LogOptions say whether and how the logs of a job are read. Only [RunJobSync] reads them.
type LogOptions struct {
	// RetrieveLogs makes the logs a part of the result. Nil: they are not.
	RetrieveLogs *bool `json:"RetrieveLogs,omitempty"`
	// RawLogs keeps logs as texts. Nil: a log that is JSON is read as such.
	RawLogs *bool `json:"RawLogs,omitempty"`
	// LogParameters are query parameters for reading the logs in the Kubernetes API, such as tailLines: lists of texts by name.
	// Empty: none.
	LogParameters map[string][]string `json:"LogParameters,omitempty"`
}

// JobRun is the result of a job: the object of the job as Kubernetes has it at the end, and its logs.
type JobRun struct {
	// Metadata names the job.
	Metadata ObjectMeta `json:"metadata"`
	// Status tells how it ended.
	Status JobStatus `json:"status"`
	// Logs are the logs. Nil: LogOptions did not ask for them.
	Logs *Logs `json:"logs,omitempty"`
}

// JobStatus is the status of a job in Kubernetes.
type JobStatus struct {
	// Succeeded is the number of pods that ended well. Nil: none.
	Succeeded *int `json:"succeeded,omitempty"`
	// Failed is the number of pods that failed. Nil: none.
	Failed *int `json:"failed,omitempty"`
	// StartTime is when the job began, in the form of RFC 3339. Nil: it has not.
	StartTime *string `json:"startTime,omitempty"`
	// CompletionTime is when the job ended well, in the form of RFC 3339. Nil: it has not.
	CompletionTime *string `json:"completionTime,omitempty"`
}

// Logs are the logs of a job.
type Logs struct {
	// Pods are the logs of the pods, by their names.
	Pods map[string]PodLogs `json:"pods"`
}

// PodLogs are the logs of a pod.
type PodLogs struct {
	// Containers are the logs of the containers, by their names.
	Containers map[string]ContainerLog `json:"containers"`
}

// ContainerLog is the log of a container.
type ContainerLog struct {
	// Log is a text, or what the log holds as JSON where RawLogs is not set.
	Log any `json:"log"`
}

// RunJob makes a job in the Kubernetes API of a cluster. The workflow goes on with the answer, whose object is the job; the job runs
// on. Manifest is the type of the job: [Job] or another one. The role needs rights in the cluster, none in IAM.
func RunJob[Manifest any]() builder.Call[RunJobInput[Manifest], CallOutput[JobRun]] {
	return builder.NewCall[RunJobInput[Manifest], CallOutput[JobRun]](builder.CallSpec{Service: "eks", Action: "runJob"})
}

// RunJobSync makes a job in the Kubernetes API of a cluster, and waits until it has ended (.sync). Manifest is the type of the job: [Job]
// or another one. A failure is the error States.TaskFailed. STANDARD workflows only. A Timeout of the state may leave the job running:
// ActiveDeadlineSeconds of the job is better. The role needs rights in the cluster, none in IAM.
func RunJobSync[Manifest any]() builder.Call[RunJobInput[Manifest], JobRun] {
	return builder.NewCall[RunJobInput[Manifest], JobRun](builder.CallSpec{Service: "eks", Action: "runJob", Pattern: builder.RunJob})
}

// ErrStatus is the name of the error of an HTTP status of the Kubernetes API: EKS.404 of 404.
func ErrStatus(status int) string { return "EKS." + strconv.Itoa(status) }
