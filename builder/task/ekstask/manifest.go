package ekstask

// Job is a job of Kubernetes (batch/v1), with what most jobs need. For the rest, a type of your own or that of the Kubernetes module
// takes its place.
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/
type Job struct {
	// APIVersion is "batch/v1".
	APIVersion string `json:"apiVersion"`
	// Kind is "Job".
	Kind string `json:"kind"`
	// Metadata names the job.
	Metadata ObjectMeta `json:"metadata"`
	// Spec is what runs.
	Spec JobSpec `json:"spec"`
}

// ObjectMeta names an object of Kubernetes.
type ObjectMeta struct {
	// Name is the name, of its own in the namespace. Nil: made from GenerateName.
	Name *string `json:"name,omitempty"`
	// GenerateName is what a name that Kubernetes makes begins with. Nil: Name is the name.
	GenerateName *string `json:"generateName,omitempty"`
	// Labels are texts by name. Empty: none.
	Labels map[string]string `json:"labels,omitempty"`
}

// JobSpec says what a job runs.
type JobSpec struct {
	// BackoffLimit is how often a pod that failed is tried again. Nil: 6 times.
	BackoffLimit *int `json:"backoffLimit,omitempty"`
	// ActiveDeadlineSeconds is how long the job may be active, in seconds. Nil: without end.
	ActiveDeadlineSeconds *int `json:"activeDeadlineSeconds,omitempty"`
	// TTLSecondsAfterFinished is how long the job stays after its end, in seconds. Nil: until somebody deletes it.
	TTLSecondsAfterFinished *int `json:"ttlSecondsAfterFinished,omitempty"`
	// Template makes the pods.
	Template PodTemplate `json:"template"`
}

// PodTemplate makes the pods of a job.
type PodTemplate struct {
	// Spec is what runs in a pod.
	Spec PodSpec `json:"spec"`
}

// PodSpec says what runs in a pod.
type PodSpec struct {
	// RestartPolicy is "Never" or "OnFailure": jobs know no other one.
	RestartPolicy string `json:"restartPolicy"`
	// ServiceAccountName is the service account of the pod. Nil: that of the namespace.
	ServiceAccountName *string `json:"serviceAccountName,omitempty"`
	// Containers are what runs, at least one.
	Containers []Container `json:"containers"`
}

// Container is a container of a pod.
type Container struct {
	// Name is the name, of its own in the pod.
	Name string `json:"name"`
	// Image is the image.
	Image string `json:"image"`
	// Command takes the place of the image's entry point. Empty: it does not.
	Command []string `json:"command,omitempty"`
	// Args take the place of the image's arguments. Empty: they do not.
	Args []string `json:"args,omitempty"`
	// Env are variables of the environment. Empty: none.
	Env []EnvVar `json:"env,omitempty"`
}

// EnvVar is a variable of the environment of a container.
type EnvVar struct {
	// Name is the name.
	Name string `json:"name"`
	// Value is the value.
	Value string `json:"value"`
}
