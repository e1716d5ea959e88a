// Package eks makes clusters of Kubernetes, and runs jobs on them.
package eks

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/ekstask"
)

// Site is a hospital that gets a cluster of its own.
type Site struct {
	Name    string   `json:"name"`
	Subnets []string `json:"subnets"`
}

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Pods is what Kubernetes lists.
type Pods struct {
	Items []Pod `json:"items"`
}

// Pod is a pod of Kubernetes.
type Pod struct {
	Metadata ekstask.ObjectMeta `json:"metadata"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		createCluster("eks-create-cluster", ekstask.CreateCluster()),
		createCluster("eks-create-cluster-sync", ekstask.CreateClusterSync()),
		deleteCluster("eks-delete-cluster", ekstask.DeleteCluster()),
		deleteCluster("eks-delete-cluster-sync", ekstask.DeleteClusterSync()),
		createNodegroup("eks-create-nodegroup", ekstask.CreateNodegroup()),
		createNodegroup("eks-create-nodegroup-sync", ekstask.CreateNodegroupSync()),
		deleteNodegroup("eks-delete-nodegroup", ekstask.DeleteNodegroup()),
		deleteNodegroup("eks-delete-nodegroup-sync", ekstask.DeleteNodegroupSync()),
		createFargateProfile("eks-create-fargate-profile", ekstask.CreateFargateProfile()),
		createFargateProfile("eks-create-fargate-profile-sync", ekstask.CreateFargateProfileSync()),
		deleteFargateProfile("eks-delete-fargate-profile", ekstask.DeleteFargateProfile()),
		deleteFargateProfile("eks-delete-fargate-profile-sync", ekstask.DeleteFargateProfileSync()),
		runJob("eks-run-job", ekstask.RunJob[ekstask.Job]()),
		runJob("eks-run-job-sync", ekstask.RunJobSync[ekstask.Job]()),
		call(),
	}
}

func createCluster[Res any](name string, c builder.Call[ekstask.CreateClusterInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := ekstask.CreateClusterInput{
		ResourcesVpcConfig: ekstask.VpcConfigRequest{EndpointPrivateAccess: new(true)},
		Tags:               map[string]string{"team": "imaging"},
	}
	w.StartAt(builder.Task(w, "Create cluster", c).
		Arguments(&req,
			builder.Bind(&req.Name, &w.Input().Name),
			builder.Bind(&req.RoleArn, builder.Param("cluster_role_arn")),
			builder.Bind(&req.ResourcesVpcConfig.SubnetIds, &w.Input().Subnets)))
	return w
}

func deleteCluster[Res any](name string, c builder.Call[ekstask.DeleteClusterInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := ekstask.DeleteClusterInput{}
	w.StartAt(builder.Task(w, "Delete cluster", c).
		Arguments(&req, builder.Bind(&req.Name, &w.Input().Name)))
	return w
}

func createNodegroup[Res any](name string, c builder.Call[ekstask.CreateNodegroupInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := ekstask.CreateNodegroupInput{
		NodegroupName: "readers",
		InstanceTypes: []string{"g5.xlarge"},
		AmiType:       new(ekstask.AMITypesBottlerocketX86_64Nvidia),
		ScalingConfig: &ekstask.NodegroupScalingConfig{MinSize: new(0), MaxSize: new(4), DesiredSize: new(1)},
	}
	w.StartAt(builder.Task(w, "Create nodes", c).
		Arguments(&req,
			builder.Bind(&req.ClusterName, &w.Input().Name),
			builder.Bind(&req.NodeRole, builder.Param("node_role_arn")),
			builder.Bind(&req.Subnets, &w.Input().Subnets)))
	return w
}

func deleteNodegroup[Res any](name string, c builder.Call[ekstask.DeleteNodegroupInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := ekstask.DeleteNodegroupInput{NodegroupName: "readers"}
	w.StartAt(builder.Task(w, "Delete nodes", c).
		Arguments(&req, builder.Bind(&req.ClusterName, &w.Input().Name)))
	return w
}

func createFargateProfile[Res any](name string, c builder.Call[ekstask.CreateFargateProfileInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := ekstask.CreateFargateProfileInput{
		FargateProfileName: "reports",
		Selectors:          []ekstask.FargateProfileSelector{{Namespace: new("reports")}},
	}
	w.StartAt(builder.Task(w, "Create profile", c).
		Arguments(&req,
			builder.Bind(&req.ClusterName, &w.Input().Name),
			builder.Bind(&req.PodExecutionRoleArn, builder.Param("pod_role_arn")),
			builder.Bind(&req.Subnets, &w.Input().Subnets)))
	return w
}

func deleteFargateProfile[Res any](name string, c builder.Call[ekstask.DeleteFargateProfileInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := ekstask.DeleteFargateProfileInput{FargateProfileName: "reports"}
	w.StartAt(builder.Task(w, "Delete profile", c).
		Arguments(&req, builder.Bind(&req.ClusterName, &w.Input().Name)))
	return w
}

func runJob[Res any](name string, c builder.Call[ekstask.RunJobInput[ekstask.Job], Res]) builder.Definition {
	w := builder.New[Study, Res](name)
	req := ekstask.RunJobInput[ekstask.Job]{
		ClusterName: "imaging",
		Namespace:   new("reports"),
		LogOptions:  &ekstask.LogOptions{RetrieveLogs: new(true), LogParameters: map[string][]string{"tailLines": {"20"}}},
		Job: ekstask.Job{
			APIVersion: "batch/v1", Kind: "Job",
			Metadata: ekstask.ObjectMeta{GenerateName: new("read-study-")},
			Spec: ekstask.JobSpec{BackoffLimit: new(0), ActiveDeadlineSeconds: new(3600), Template: ekstask.PodTemplate{Spec: ekstask.PodSpec{
				RestartPolicy: "Never",
				Containers:    []ekstask.Container{{Name: "reader", Env: []ekstask.EnvVar{{Name: "STUDY"}}}},
			}}},
		},
	}
	container := &req.Job.Spec.Template.Spec.Containers[0]
	w.StartAt(builder.Task(w, "Read study", c).
		Arguments(&req,
			builder.Bind(&req.CertificateAuthority, builder.Param("certificate_authority")),
			builder.Bind(&req.Endpoint, builder.Param("endpoint")),
			builder.Bind(&container.Image, builder.Param("reader_image")),
			builder.Bind(&container.Env[0].Value, &w.Input().ID)))
	return w
}

func call() builder.Definition {
	w := builder.New[Study, ekstask.CallOutput[Pods]]("eks-call")
	req := ekstask.CallInput[any]{
		ClusterName:     "imaging",
		Method:          ekstask.MethodGet,
		Path:            "/api/v1/namespaces/reports/pods",
		QueryParameters: map[string][]string{"labelSelector": {"app=reader"}},
	}
	w.StartAt(builder.Task(w, "List pods", ekstask.Call[any, Pods]()).
		Arguments(&req,
			builder.Bind(&req.CertificateAuthority, builder.Param("certificate_authority")),
			builder.Bind(&req.Endpoint, builder.Param("endpoint"))).
		Retry(builder.RetryOn(ekstask.ErrStatus(503))))
	return w
}
