// The part of Alpine's build for strict content security policies that we use; the package brings no types.
declare module "@alpinejs/csp" {
  interface Alpine {
    data<T extends object>(name: string, component: (...given: string[]) => T & ThisType<T>): void;
    start(): void;
  }
  const alpine: Alpine;
  export default alpine;
}
