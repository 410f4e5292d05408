import { imageBuild } from '../../config/names.ts';

/**
 * BuildKit of its own instead of the one in Docker: that one neither keeps layers in a registry nor compresses with zstd, with which
 * Fargate starts up to 27 % sooner. Version 0.29.0 for every architecture.
 */
const builder = 'moby/buildkit:v0.29.0@sha256:0039c1d47e8748b5afea56f4e85f14febaf34452bd99d9552d2daa82262b5cc5';

const { repository, layers, tag } = imageBuild.variables;

/**
 * Every command is the build's own shell. No `$` before a brace: osls would take it for a variable of its own.
 *
 * mode=max keeps the layers of the stages that do not reach the image, which is where packages are installed. CodeBuild's own layer
 * cache stays with a machine, for minutes: between two deploys it is gone.
 * With provenance the image would be a list, and its digest not the image's.
 * Docker Hub counts pulls by address, and CodeBuild shares its own: without a builder the image is built all the same, only slower.
 */
const build = `
if docker buildx create --name layers --bootstrap --driver-opt image=${builder}; then
  docker buildx --builder layers build --progress plain --provenance false \\
    --cache-from "type=registry,ref=$${layers}:latest" \\
    --cache-to "type=registry,ref=$${layers}:latest,mode=max,image-manifest=true,oci-mediatypes=true,compression=zstd,ignore-error=true" \\
    --output "type=image,name=$${repository}:$${tag},push=true,oci-mediatypes=true,compression=zstd,force-compression=true" .
else
  echo 'There is no builder that keeps layers. Building without it.'
  docker buildx --builder default build --progress plain --provenance false --tag "$${repository}:$${tag}" --push .
fi`;

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html; JSON is YAML too. */
const buildSpec = JSON.stringify({
  version: 0.2,
  env: { shell: 'bash' },
  phases: {
    pre_build: {
      'on-failure': 'ABORT',
      commands: [
        `aws ecr get-login-password | docker login --username AWS --password-stdin "$(dirname "$(dirname "$${repository}")")"`,
      ],
    },
    build: { 'on-failure': 'ABORT', commands: [build.trim()] },
  },
});

/**
 * Machines of the kind that runs the image, so that nothing is emulated, with Docker 28 and buildx 0.32.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
 */
const machines = {
  arm64: { machine: 'ARM_CONTAINER', image: 'aws/codebuild/amazonlinux-aarch64-standard:3.0' },
  x86_64: { machine: 'LINUX_CONTAINER', image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0' },
} as const;

/**
 * What makes an image besides its files, as the project that builds it has it. It belongs to the image's tag: a build of other commands,
 * or on another machine, is another image.
 */
export const imageRecipe = (architecture: keyof typeof machines) => ({ buildSpec, ...machines[architecture] });
